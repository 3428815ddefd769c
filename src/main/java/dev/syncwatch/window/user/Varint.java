package dev.syncwatch.window.user;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the sign of what may be negative in the lowest bit. */
final class Varint {

    private static final int MOST_BITS = 64;

    private Varint() {}

    /** Any number; negative ones take ten bytes. */
    static void write(long number, DataOutput out) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /**
     * @throws IOException if this is no such number
     */
    static long read(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < MOST_BITS; shift += 7) {
            byte next = in.readByte();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a number of more than ten bytes: this was not written by Syncwatch, or is damaged");
    }

    /** Small numbers of either sign take few bytes. */
    static void writeSigned(long number, DataOutput out) throws IOException {
        write(number << 1 ^ number >> 63, out);
    }

    static long readSigned(DataInput in) throws IOException {
        long folded = read(in);
        return folded >>> 1 ^ -(folded & 1);
    }

    static int readInt(DataInput in) throws IOException {
        return (int) read(in);
    }
}
