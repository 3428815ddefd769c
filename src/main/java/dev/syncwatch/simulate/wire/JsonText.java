package dev.syncwatch.simulate.wire;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** A JSON text under construction; what is added is not checked, and is all ASCII. */
final class JsonText {
    private static final int MILLIS_OF_DAY = 86_400_000;
    private static final byte[] HEX = ascii("0123456789abcdef");

    private byte[] bytes = new byte[1024];
    private int length;
    private long day = Long.MIN_VALUE;
    private byte[] date;

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
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return padded(value, digits);
    }

    /** A number that is not negative, with zeros in front. */
    JsonText padded(long value, int digits) {
        room(digits);
        long rest = value;
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
        long days = Math.floorDiv(epochMillis, MILLIS_OF_DAY);
        if (days != day) {
            day = days;
            date = ascii(LocalDate.ofEpochDay(days) + "T");
        }
        int millis = (int) (epochMillis - days * MILLIS_OF_DAY);
        return add(date)
                .padded(millis / 3_600_000, 2)
                .add(':')
                .padded(millis / 60_000 % 60, 2)
                .add(':')
                .padded(millis / 1000 % 60, 2)
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
