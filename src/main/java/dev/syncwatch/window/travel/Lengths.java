package dev.syncwatch.window.travel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Lengths of what may be missing as a whole: one byte up to 126, seven bits a byte beyond. */
final class Lengths {

    /** The length of what is missing. */
    static final int NULL = -1;

    private static final int MORE = 0x80;

    private Lengths() {}

    static void write(int length, DataOutput out) throws IOException {
        int rest = length + 1;
        while (rest >= MORE) {
            out.writeByte(rest | MORE);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    static int read(DataInput in) throws IOException {
        int next = in.readUnsignedByte();
        int length = next & ~MORE;
        for (int shift = 7; next >= MORE; shift += 7) {
            next = in.readUnsignedByte();
            length |= (next & ~MORE) << shift;
        }
        return length - 1;
    }
}
