package dev.syncwatch.telemetry.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes are UTF-8: the JSON parser does not look into what it skips. Allocates nothing, unlike Java's own
 * decoder, which can only tell by decoding.
 */
final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long BACKSLASHES = '\\' * LOW_BITS;

    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = afterAscii(bytes, from, to);
        while (at < to) {
            int length = characterAt(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at = afterAscii(bytes, at + length, to);
        }
        return true;
    }

    /** Whether there is a backslash: without one, JSON has no escape. */
    static boolean hasBackslash(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && !hasZero((long) LONGS.get(bytes, at) ^ BACKSLASHES)) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\\') {
            at++;
        }
        return at < to;
    }

    /** Whether one of the eight bytes is 0 (never false then, and never true otherwise). */
    private static boolean hasZero(long bytes) {
        return (bytes - LOW_BITS & ~bytes & HIGH_BITS) != 0;
    }

    private static int afterAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The length of the well-formed character beyond ASCII that begins there, or 0 (the Unicode Standard, table 3-7). */
    private static int characterAt(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return isWithin(bytes, at + 1, to, 0x80, 0xBF) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            boolean second = isWithin(bytes, at + 1, to, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            return second && isWithin(bytes, at + 2, to, 0x80, 0xBF) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            boolean second = isWithin(bytes, at + 1, to, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            return second && isWithin(bytes, at + 2, to, 0x80, 0xBF) && isWithin(bytes, at + 3, to, 0x80, 0xBF) ? 4 : 0;
        }
        return 0;
    }

    private static boolean isWithin(byte[] bytes, int at, int to, int low, int high) {
        return at < to && (bytes[at] & 0xFF) >= low && (bytes[at] & 0xFF) <= high;
    }
}
