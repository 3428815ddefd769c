package dev.syncwatch.simulate.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Puts digits into bytes, several at a time from tables, as what costs is to divide and to write byte by byte. */
final class Digits {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    /** The texts of numbers as their bytes lie in an int: 0000 to 9999, :00. to :59., 000Z to 999Z. */
    private static final int[] FOUR = texts(10_000, value -> withZeros(value, 4));

    private static final int[] SECOND = texts(60, value -> ":" + withZeros(value, 2) + ".");
    private static final int[] MILLI = texts(1_000, value -> withZeros(value, 3) + "Z");
    private static final short[] HEX = new short[256];

    /** 00:00 to 23:59, as the last five of the eight characters of a long. */
    private static final long[] MINUTES = IntStream.range(0, 24 * 60)
            .mapToLong(minute ->
                    eight(JsonText.ascii("\0\0\0" + withZeros(minute / 60, 2) + ":" + withZeros(minute % 60, 2)), 0))
            .toArray();

    static {
        for (int value = 0; value < HEX.length; value++) {
            HEX[value] = (short) SHORTS.get(JsonText.ascii(HexFormat.of().toHexDigits((byte) value)), 0);
        }
    }

    private Digits() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    private static int[] texts(int size, IntFunction<String> text) {
        return IntStream.range(0, size)
                .map(value -> (int) INTS.get(JsonText.ascii(text.apply(value)), 0))
                .toArray();
    }

    private static String withZeros(int value, int digits) {
        String text = Integer.toString(value);
        return "0".repeat(digits - text.length()) + text;
    }

    /** The eight characters that are at {@code at}, for {@link #putEight}. */
    static long eight(byte[] from, int at) {
        return (long) LONGS.get(from, at);
    }

    static void putEight(long characters, byte[] to, int at) {
        LONGS.set(to, at, characters);
    }

    /** The time of day as the last five of eight characters, the first three being zero. */
    static long minute(int minuteOfDay) {
        return MINUTES[minuteOfDay];
    }

    /** A number from 0 to 9,999 as four digits. */
    static void four(int value, byte[] to, int at) {
        INTS.set(to, at, FOUR[value]);
    }

    /** A number from 0 to below 10^8 as eight digits. */
    static void eight(int value, byte[] to, int at) {
        four(value / 10_000, to, at);
        four(value % 10_000, to, at + 4);
    }

    /** The last digits of a number from 0 to 9,999, left aligned; writes four characters, those after the digits being of no use. */
    static void last(int digits, int value, byte[] to, int at) {
        INTS.set(to, at, FOUR[value] >>> 8 * (4 - digits));
    }

    /** Sixteen hexadecimal digits. */
    static void hex(long value, byte[] to, int at) {
        for (int i = 0; i < 8; i++) {
            SHORTS.set(to, at + 2 * i, HEX[(int) (value >>> 56 - 8 * i) & 0xff]);
        }
    }

    /** Such as {@code :59.999Z}. */
    static void seconds(int millisOfMinute, byte[] to, int at) {
        int second = millisOfMinute / 1_000;
        INTS.set(to, at, SECOND[second]);
        INTS.set(to, at + 4, MILLI[millisOfMinute - 1_000 * second]);
    }
}
