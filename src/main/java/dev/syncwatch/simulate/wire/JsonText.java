package dev.syncwatch.simulate.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A JSON text under construction; what is added is not checked, and is all ASCII. */
public final class JsonText {
    private static final int MILLIS_OF_MINUTE = 60_000;
    private static final int MINUTES_KNOWN = 1 << 14;
    private static final int UP_TO_MINUTE = "2026-01-05T00:00:".length();
    private static final int UP_TO_SECOND = UP_TO_MINUTE + 2;
    private static final int LENGTH_OF_TIME = UP_TO_SECOND + ".000Z".length();
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];
    private static final byte[] HEX = ascii("0123456789abcdef");

    private byte[] bytes = new byte[1024];
    private int length;

    /** Times come close together but for those of wrong clocks, so most begin like some before: what, by the last bits of the minute. */
    private final long[] minutesKnown = new long[MINUTES_KNOWN];

    private final byte[][] upToMinute = new byte[MINUTES_KNOWN][];

    static {
        for (int pair = 0; pair < 100; pair++) {
            TENS[pair] = (byte) ('0' + pair / 10);
            ONES[pair] = (byte) ('0' + pair % 10);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public JsonText clear() {
        length = 0;
        return this;
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Copies all of it to where there is room for it. */
    public void copyTo(byte[] target, int from) {
        System.arraycopy(bytes, 0, target, from, length);
    }

    public JsonText add(byte[] text) {
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
        length += digits;
        digits((int) value, length - digits, length);
        return this;
    }

    /** Two at a time, as what costs is to divide. */
    private void digits(int value, int from, int to) {
        int rest = value;
        int at = to;
        while (at - from > 1) {
            int pair = rest % 100;
            rest /= 100;
            bytes[--at] = ONES[pair];
            bytes[--at] = TENS[pair];
        }
        if (at > from) {
            bytes[from] = ONES[rest % 10];
        }
    }

    JsonText hex(long value) {
        room(16);
        for (int i = 0; i < 16; i++) {
            bytes[length + i] = HEX[(int) (value >>> 60 - 4 * i & 15)];
        }
        length += 16;
        return this;
    }

    /** RFC 3339 in UTC with milliseconds, without quotes. */
    JsonText time(long epochMillis) {
        long minutes = Math.floorDiv(epochMillis, MILLIS_OF_MINUTE);
        int place = (int) minutes & MINUTES_KNOWN - 1;
        if (minutesKnown[place] != minutes || upToMinute[place] == null) {
            minutesKnown[place] = minutes;
            upToMinute[place] =
                    ascii(Instant.ofEpochSecond(60 * minutes).toString().substring(0, UP_TO_MINUTE));
        }
        room(LENGTH_OF_TIME);
        System.arraycopy(upToMinute[place], 0, bytes, length, UP_TO_MINUTE);
        int millis = (int) (epochMillis - minutes * MILLIS_OF_MINUTE);
        digits(millis / 1000, length + UP_TO_MINUTE, length + UP_TO_SECOND);
        bytes[length + UP_TO_SECOND] = '.';
        digits(millis % 1000, length + UP_TO_SECOND + 1, length + LENGTH_OF_TIME - 1);
        length += LENGTH_OF_TIME;
        bytes[length - 1] = 'Z';
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
