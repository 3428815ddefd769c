package dev.syncwatch.window.travel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Arrays of numbers; they and each decimal may be null. A decimal keeps its scale. */
final class NumberArrays {

    /** Whole numbers of so many digits fit a long, whatever the digits are. */
    private static final int DIGITS_THAT_FIT_A_LONG = 18;

    private static final int MISSING = 0;
    private static final int WHOLE = 1;
    private static final int EXACT = 2;

    private NumberArrays() {}

    static void writeLongs(long[] numbers, DataOutput out) throws IOException {
        if (numbers == null) {
            Lengths.write(Lengths.NULL, out);
            return;
        }
        Lengths.write(numbers.length, out);
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    static long[] readLongs(DataInput in) throws IOException {
        int length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        long[] numbers = new long[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = in.readLong();
        }
        return numbers;
    }

    static void writeDecimals(BigDecimal[] numbers, DataOutput out) throws IOException {
        if (numbers == null) {
            Lengths.write(Lengths.NULL, out);
            return;
        }
        Lengths.write(numbers.length, out);
        for (BigDecimal number : numbers) {
            write(number, out);
        }
    }

    private static void write(BigDecimal number, DataOutput out) throws IOException {
        if (number == null) {
            out.writeByte(MISSING);
        } else if (number.scale() == 0 && number.precision() <= DIGITS_THAT_FIT_A_LONG) {
            out.writeByte(WHOLE);
            out.writeLong(number.longValue());
        } else {
            byte[] digits = number.unscaledValue().toByteArray();
            out.writeByte(EXACT);
            out.writeInt(number.scale());
            Lengths.write(digits.length, out);
            out.write(digits);
        }
    }

    static BigDecimal[] readDecimals(DataInput in) throws IOException {
        int length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        BigDecimal[] numbers = new BigDecimal[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = readDecimal(in);
        }
        return numbers;
    }

    private static BigDecimal readDecimal(DataInput in) throws IOException {
        return switch (in.readByte()) {
            case MISSING -> null;
            case WHOLE -> BigDecimal.valueOf(in.readLong());
            case EXACT -> {
                int scale = in.readInt();
                byte[] digits = new byte[Lengths.read(in)];
                in.readFully(digits);
                yield new BigDecimal(new BigInteger(digits), scale);
            }
            default -> throw new IOException("no decimal number begins here");
        };
    }
}
