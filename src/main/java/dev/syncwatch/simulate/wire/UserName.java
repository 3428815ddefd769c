package dev.syncwatch.simulate.wire;

import java.nio.charset.StandardCharsets;

/** What users are called. */
public final class UserName {
    private static final int DIGITS = 8;

    private UserName() {}

    /** Such as {@code u00000042}, of a number from 0 to below 10^8. */
    public static String of(int user) {
        byte[] name = new byte[1 + DIGITS];
        name[0] = 'u';
        Digits.eight(user, name, 1);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
