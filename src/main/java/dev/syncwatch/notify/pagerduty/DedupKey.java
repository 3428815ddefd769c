package dev.syncwatch.notify.pagerduty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** PagerDuty's name for one alert; the same for trigger and resolve, and after a restart. */
final class DedupKey {
    /** https://developer.pagerduty.com/docs/events-api-v2/trigger-events/ */
    static final int LONGEST = 255;

    private DedupKey() {}

    /** The key itself; if it is too long, its SHA-256 in 64 hexadecimal digits. */
    static String of(String key) {
        return key.codePointCount(0, key.length()) <= LONGEST ? key : sha256(key);
    }

    private static String sha256(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
