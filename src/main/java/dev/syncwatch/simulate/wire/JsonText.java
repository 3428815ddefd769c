package dev.syncwatch.simulate.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A JSON text under construction; what is added is not checked, and is all ASCII. */
final class JsonText {
    private static final int MILLIS_OF_MINUTE = 60_000;
    private static final int MINUTES_KNOWN = 1 << 14;
    private static final byte[] HEX = ascii("0123456789abcdef");

    private byte[] bytes = new byte[1024];
    private int length;

    /** Times come close together but for those of wrong clocks, so most begin like some before: what, by the last bits of the minute. */
    private final long[] minutesKnown = new long[MINUTES_KNOWN];

    private final byte[][] upToMinute = new byte[MINUTES_KNOWN][];

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    JsonText clear() {
        length = 0;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    JsonText add(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    JsonText add(char character) {
        room(1);
        bytes[length++] = (byte) character;
        return this;
    }

    JsonText number(long value) {
        if (value < 0) {
            return add('-').number(-value);
        }
        if (value < 10) {
            return add((char) ('0' + value));
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return padded(value, digits);
    }

    /** A number of 0 to nine digits, not negative, with zeros in front. */
    JsonText padded(long value, int digits) {
        room(digits);
        int rest = (int) value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    JsonText hex(long value) {
        room(16);
        for (int shift = 60; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift & 15)];
        }
        return this;
    }

    /** RFC 3339 in UTC with milliseconds, without quotes. */
    JsonText time(long epochMillis) {
        long minutes = Math.floorDiv(epochMillis, MILLIS_OF_MINUTE);
        int place = (int) minutes & MINUTES_KNOWN - 1;
        if (minutesKnown[place] != minutes || upToMinute[place] == null) {
            minutesKnown[place] = minutes;
            upToMinute[place] =
                    ascii(Instant.ofEpochSecond(60 * minutes).toString().substring(0, 17));
        }
        int millis = (int) (epochMillis - minutes * MILLIS_OF_MINUTE);
        return add(upToMinute[place])
                .padded(millis / 1000, 2)
                .add('.')
                .padded(millis % 1000, 3)
                .add('Z');
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
