package dev.syncwatch.window.user;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link UserMemory}. Numbers are {@link Varint}s but for hashes; <i>±</i> marks those that may be negative. Times are
 * epoch milliseconds, and all but the first are told by how far they lie from the one before (the first from the next visit, or from 0);
 * differences wrap around, so any time can be told. A part that is empty is no more than a bit of the first byte:
 *
 * <pre>
 * 1 byte     {@link #FORMAT} in the upper four bits; in the lower: 1 a visit, 2 messages, 4 panes, 8 sequences
 * visit      ±time
 * counts     how many panes, how many messages, counts of {@link SequenceForm}: of those parts that are there
 * panes      of each: column, group (how many panes back it was first told; 0 for one that is new, then 6 bytes of hash), ±time
 * messages   of each: id (8 bytes), ±time
 * sequences  see {@link SequenceForm}
 * </pre>
 *
 * Whatever comes to be written another way gets another format. Users in format 1 were kept by name, and can't be found by the hashes
 * by which they are kept now: it is no longer read.
 */
public final class MemoryForm {

    /** What is written and read; 1 to 15. */
    static final int FORMAT = 2;

    private static final int VISIT = 1;
    private static final int MESSAGES = 2;
    private static final int PANES = 4;
    private static final int SEQUENCES = 8;

    /** Cells that are free in what was read: who is read is about to be added to. */
    private static final int ROOM = 8;

    private MemoryForm() {}

    /**
     * @throws IOException if {@code out} does
     */
    public static void write(UserMemory memory, DataOutput out) throws IOException {
        int parts = parts(memory);
        out.writeByte(FORMAT << 4 | parts);
        if ((parts & VISIT) != 0) {
            Varint.writeSigned(memory.visit, out);
        }
        if ((parts & PANES) != 0) {
            Varint.write(UserPanes.count(memory), out);
        }
        if ((parts & MESSAGES) != 0) {
            Varint.write(SeenMessages.count(memory), out);
        }
        if ((parts & SEQUENCES) != 0) {
            SequenceForm.writeCounts(memory, out);
        }
        writePanes(memory, out);
        writeMessages(memory, out);
        if ((parts & SEQUENCES) != 0) {
            SequenceForm.write(memory, origin(memory), out);
        }
    }

    private static int parts(UserMemory memory) {
        return (memory.visit == UserMemory.NO_VISIT ? 0 : VISIT)
                | (SeenMessages.count(memory) == 0 ? 0 : MESSAGES)
                | (UserPanes.count(memory) == 0 ? 0 : PANES)
                | (memory.messagesEnd == memory.end ? 0 : SEQUENCES);
    }

    private static long origin(UserMemory memory) {
        return memory.visit == UserMemory.NO_VISIT ? 0 : memory.visit;
    }

    /**
     * @throws IOException if {@code in} does, or if the format is none that this version knows
     */
    public static UserMemory read(DataInput in) throws IOException {
        int first = in.readUnsignedByte();
        if (first >> 4 != FORMAT) {
            throw new IOException("state of a user in format " + (first >> 4) + ", where this version reads " + FORMAT
                    + ": start the version that wrote it");
        }
        UserMemory memory = new UserMemory();
        if ((first & VISIT) != 0) {
            memory.visit = Varint.readSigned(in);
        }
        readParts(memory, first, in);
        return memory;
    }

    private static void readParts(UserMemory memory, int parts, DataInput in) throws IOException {
        int panes = (parts & PANES) == 0 ? 0 : Varint.readInt(in);
        int messages = (parts & MESSAGES) == 0 ? 0 : Varint.readInt(in);
        boolean sequences = (parts & SEQUENCES) != 0;
        memory.eventWords = sequences ? Varint.readInt(in) : 0;
        memory.eventSames = sequences ? Varint.readInt(in) : 0;
        int recent = sequences ? Varint.readInt(in) : 0;
        int waiting = sequences ? Varint.readInt(in) : 0;
        memory.setRoom(panes * UserPanes.WIDTH
                + messages * SeenMessages.WIDTH
                + (recent + waiting) * KeptEvents.width(memory)
                + ROOM);
        readPanes(memory, panes, in);
        readMessages(memory, messages, in);
        if (sequences) {
            SequenceForm.read(memory, recent, waiting, in);
        }
    }

    private static void writeMessages(UserMemory memory, DataOutput out) throws IOException {
        long before = origin(memory);
        for (int i = memory.panesEnd; i < memory.messagesEnd; i += SeenMessages.WIDTH) {
            out.writeLong(memory.cells[i]);
            Varint.writeSigned(memory.cells[i + 1] - before, out);
            before = memory.cells[i + 1];
        }
    }

    private static void readMessages(UserMemory memory, int count, DataInput in) throws IOException {
        long time = origin(memory);
        for (int i = 0; i < count; i++) {
            long id = in.readLong();
            time += Varint.readSigned(in);
            SeenMessages.append(memory, id, time);
        }
    }

    private static void writePanes(UserMemory memory, DataOutput out) throws IOException {
        long before = origin(memory);
        for (int i = 0; i < memory.panesEnd; i += UserPanes.WIDTH) {
            Varint.write(UserPanes.column(memory, i), out);
            writeGroup(memory, i, out);
            Varint.writeSigned(UserPanes.pane(memory, i) - before, out);
            before = UserPanes.pane(memory, i);
        }
    }

    private static void writeGroup(UserMemory memory, int stand, DataOutput out) throws IOException {
        long group = UserPanes.group(memory, stand);
        int first = 0;
        while (UserPanes.group(memory, first) != group) {
            first += UserPanes.WIDTH;
        }
        Varint.write((stand - first) / UserPanes.WIDTH, out);
        if (first == stand) {
            out.writeShort((int) (group >> 32));
            out.writeInt((int) group);
        }
    }

    private static void readPanes(UserMemory memory, int count, DataInput in) throws IOException {
        long pane = origin(memory);
        for (int i = 0; i < count; i++) {
            int column = Varint.readInt(in);
            long group = readGroup(memory, in);
            pane += Varint.readSigned(in);
            UserPanes.append(memory, column, group, pane);
        }
    }

    private static long readGroup(UserMemory memory, DataInput in) throws IOException {
        int back = Varint.readInt(in);
        return back == 0
                ? (long) in.readShort() << 32 | in.readInt() & 0xFFFF_FFFFL
                : UserPanes.group(memory, memory.panesEnd - back * UserPanes.WIDTH);
    }
}
