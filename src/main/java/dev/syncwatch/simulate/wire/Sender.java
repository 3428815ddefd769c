package dev.syncwatch.simulate.wire;

import java.nio.charset.StandardCharsets;

/**
 * Who says it, as it goes onto the wire.
 *
 * @param user the user's number, from 0 to below 10^8
 * @param session the number of the session, from 0
 * @param clockErrorMillis the phone's clock − true time
 */
public record Sender(int user, int session, Device device, long clockErrorMillis) {
    private static final int DIGITS = 8;

    /** What a user is called, such as {@code u00000042}; made anew each time, as names kept would be one more place to look up. */
    public static String name(int user) {
        byte[] name = new byte[1 + DIGITS];
        int rest = user;
        for (int at = DIGITS; at > 0; at--) {
            name[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        name[0] = 'u';
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
