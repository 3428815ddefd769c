package dev.syncwatch.simulate.wire;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** A JSON text under construction; what is added is not checked, and is all ASCII. */
public final class JsonText {
    private static final int MILLIS_OF_DAY = 86_400_000;
    private static final int MILLIS_OF_MINUTE = 60_000;
    private static final int DAYS_KNOWN = 16;
    private static final int UP_TO_MINUTE = "2026-01-05T00:00".length();
    private static final int LENGTH_OF_TIME = UP_TO_MINUTE + ":00.000Z".length();

    private byte[] bytes = new byte[1024];
    private int length;

    /** Times are of few days: of which, by the last bits of the day. */
    private final long[] daysKnown = new long[DAYS_KNOWN];

    /** The sixteen characters up to the first minute of the day, two by two. */
    private final long[] upToMinute = new long[2 * DAYS_KNOWN];

    public JsonText() {
        Arrays.fill(daysKnown, Long.MIN_VALUE);
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

    public JsonText endLine() {
        return add('\n');
    }

    public byte[] bytes() {
        return bytes;
    }

    JsonText add(char character) {
        room(1);
        bytes[length++] = (byte) character;
        return this;
    }

    JsonText number(long value) {
        if (value < 0) {
            add('-');
        }
        return notNegative(Math.abs(value));
    }

    private JsonText notNegative(long value) {
        if (value >= 10_000) {
            return notNegative(value / 10_000).four((int) (value % 10_000));
        }
        int digits = value < 10 ? 1 : value < 100 ? 2 : value < 1_000 ? 3 : 4;
        room(4);
        Digits.last(digits, (int) value, bytes, length);
        length += digits;
        return this;
    }

    private JsonText four(int value) {
        room(4);
        Digits.four(value, bytes, length);
        length += 4;
        return this;
    }

    /** A number of up to eight digits, not negative, with zeros in front. */
    JsonText eightDigits(int value) {
        room(8);
        Digits.eight(value, bytes, length);
        length += 8;
        return this;
    }

    JsonText hex(long value) {
        room(16);
        Digits.hex(value, bytes, length);
        length += 16;
        return this;
    }

    /** RFC 3339 in UTC with milliseconds, without quotes. */
    JsonText time(long epochMillis) {
        long day = Math.floorDiv(epochMillis, MILLIS_OF_DAY);
        int place = (int) day & DAYS_KNOWN - 1;
        if (daysKnown[place] != day) {
            know(day, place);
        }
        int rest = (int) (epochMillis - day * MILLIS_OF_DAY);
        int minute = rest / MILLIS_OF_MINUTE;
        room(LENGTH_OF_TIME);
        Digits.putEight(upToMinute[2 * place], bytes, length);
        Digits.putEight(upToMinute[2 * place + 1] + Digits.minute(minute), bytes, length + 8);
        Digits.seconds(rest - minute * MILLIS_OF_MINUTE, bytes, length + UP_TO_MINUTE);
        length += LENGTH_OF_TIME;
        return this;
    }

    private void know(long day, int place) {
        byte[] text = ascii(LocalDate.ofEpochDay(day) + "T\0\0\0\0\0");
        daysKnown[place] = day;
        upToMinute[2 * place] = Digits.eight(text, 0);
        upToMinute[2 * place + 1] = Digits.eight(text, 8);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
