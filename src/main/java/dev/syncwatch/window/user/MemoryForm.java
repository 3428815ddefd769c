package dev.syncwatch.window.user;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link UserMemory}. Numbers are {@link Varint}s but for hashes; <i>±</i> marks those that may be negative. Times are
 * epoch milliseconds, and all but the first are told by how far they lie from another; differences wrap around, so any time can be told.
 * A part that is empty is no more than a bit of the first byte:
 *
 * <pre>
 * 1 byte     {@link #FORMAT} in the upper four bits; in the lower: 1 a timer, 2 messages, 4 panes, 8 sequences
 * timer      ±time
 * messages   how many, ±(oldest − timer), then by ascending id: id (8 bytes), time − oldest
 * panes      how many groups, each 6 bytes of hash; how many panes, each: column, group (none if there is one), ±(pane − the one before)
 * sequences  see {@link SequenceForm}
 * </pre>
 *
 * Whatever comes to be written another way gets another format; old ones stay readable, so that no state has to be migrated.
 */
public final class MemoryForm {

    /** What is written; 1 to 15. */
    static final int FORMAT = 1;

    private static final int TIMER = 1;
    private static final int MESSAGES = 2;
    private static final int PANES = 4;
    private static final int SEQUENCES = 8;

    private MemoryForm() {}

    /**
     * @throws IOException if {@code out} does
     */
    public static void write(UserMemory memory, DataOutput out) throws IOException {
        out.writeByte(FORMAT << 4 | parts(memory));
        long origin = origin(memory);
        if (memory.timer != UserMemory.NO_TIMER) {
            Varint.writeSigned(memory.timer, out);
        }
        if (!memory.messages.isEmpty()) {
            writeMessages(memory.messages, origin, out);
        }
        if (!memory.panes.isEmpty()) {
            writePanes(memory.panes, origin, out);
        }
        if (!memory.sequences.isEmpty()) {
            SequenceForm.write(memory.sequences, origin, out);
        }
    }

    private static int parts(UserMemory memory) {
        return (memory.timer == UserMemory.NO_TIMER ? 0 : TIMER)
                | (memory.messages.isEmpty() ? 0 : MESSAGES)
                | (memory.panes.isEmpty() ? 0 : PANES)
                | (memory.sequences.isEmpty() ? 0 : SEQUENCES);
    }

    private static long origin(UserMemory memory) {
        return memory.timer == UserMemory.NO_TIMER ? 0 : memory.timer;
    }

    /**
     * @throws IOException if {@code in} does, or if the format is none that this version knows
     */
    public static UserMemory read(DataInput in) throws IOException {
        int first = in.readUnsignedByte();
        if (first >> 4 != FORMAT) {
            throw new IOException("state of a user in format " + (first >> 4) + ", where " + FORMAT
                    + " is the newest that this version reads: start the version that wrote it");
        }
        UserMemory memory = new UserMemory();
        if ((first & TIMER) != 0) {
            memory.timer = Varint.readSigned(in);
        }
        long origin = origin(memory);
        if ((first & MESSAGES) != 0) {
            readMessages(memory.messages, origin, in);
        }
        if ((first & PANES) != 0) {
            readPanes(memory.panes, origin, in);
        }
        if ((first & SEQUENCES) != 0) {
            SequenceForm.read(memory.sequences, origin, in);
        }
        return memory;
    }

    private static void writeMessages(SeenMessages messages, long origin, DataOutput out) throws IOException {
        Varint.write(messages.size(), out);
        long oldest = messages.oldest();
        Varint.writeSigned(oldest - origin, out);
        for (int i = 0; i < messages.size(); i++) {
            out.writeLong(messages.id(i));
            Varint.write(messages.time(i) - oldest, out);
        }
    }

    private static void readMessages(SeenMessages messages, long origin, DataInput in) throws IOException {
        int size = Varint.readInt(in);
        messages.reserve(size);
        long oldest = origin + Varint.readSigned(in);
        for (int i = 0; i < size; i++) {
            messages.append(in.readLong(), oldest + Varint.read(in));
        }
    }

    private static void writePanes(UserPanes panes, long origin, DataOutput out) throws IOException {
        long[] groups = new long[panes.size()];
        int[] group = new int[panes.size()];
        int known = 0;
        for (int i = 0; i < panes.size(); i++) {
            group[i] = indexOf(panes.group(i), groups, known);
            if (group[i] == known) {
                groups[known++] = panes.group(i);
            }
        }
        Varint.write(known, out);
        for (int i = 0; i < known; i++) {
            out.writeShort((int) (groups[i] >> 32));
            out.writeInt((int) groups[i]);
        }
        Varint.write(panes.size(), out);
        long before = origin;
        for (int i = 0; i < panes.size(); i++) {
            Varint.write(panes.column(i), out);
            if (known > 1) {
                Varint.write(group[i], out);
            }
            Varint.writeSigned(panes.pane(i) - before, out);
            before = panes.pane(i);
        }
    }

    private static int indexOf(long group, long[] groups, int known) {
        int index = 0;
        while (index < known && groups[index] != group) {
            index++;
        }
        return index;
    }

    private static void readPanes(UserPanes panes, long origin, DataInput in) throws IOException {
        long[] groups = new long[Varint.readInt(in)];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (long) in.readShort() << 32 | in.readInt() & 0xFFFF_FFFFL;
        }
        int size = Varint.readInt(in);
        panes.reserve(size);
        long pane = origin;
        for (int i = 0; i < size; i++) {
            int column = Varint.readInt(in);
            long group = groups[groups.length > 1 ? Varint.readInt(in) : 0];
            pane += Varint.readSigned(in);
            panes.append(column, group, pane);
        }
    }
}
