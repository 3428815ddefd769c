package dev.syncwatch.window.user;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bytes of {@link KeptEvents}, in the terms of {@link MemoryForm}:
 *
 * <pre>
 * counts     words of selected, values to share, how many recent events, how many that wait
 * groups     how many are known by a tag, of each: how many groupings, of each: 0 for null, 1 for one that is new, which follows as
 *            {@link DataOutput#writeUTF} has it, else how many groupings back it was told, plus 1
 * event      tag, ±time, words of selected (each), what is shared (each: 0, or 1 and 8 bytes of hash); first the recent ones
 * </pre>
 */
final class SequenceForm {

    private SequenceForm() {}

    static void writeCounts(UserMemory memory, DataOutput out) throws IOException {
        int width = KeptEvents.width(memory);
        Varint.write(memory.eventWords, out);
        Varint.write(memory.eventSames, out);
        Varint.write((memory.recentEnd - memory.messagesEnd) / width, out);
        Varint.write((memory.end - memory.recentEnd) / width, out);
    }

    static void write(UserMemory memory, long origin, DataOutput out) throws IOException {
        writeGroups(memory, out);
        int width = KeptEvents.width(memory);
        long before = origin;
        for (int event = memory.messagesEnd; event < memory.end; event += width) {
            Varint.write(KeptEvents.tag(memory, event), out);
            Varint.writeSigned(KeptEvents.time(memory, event) - before, out);
            before = KeptEvents.time(memory, event);
            writeRest(memory, event, out);
        }
    }

    private static void writeRest(UserMemory memory, int event, DataOutput out) throws IOException {
        for (int word = 0; word < memory.eventWords; word++) {
            Varint.write(KeptEvents.selected(memory, event, word), out);
        }
        for (int field = 0; field < memory.eventSames; field++) {
            long hash = KeptEvents.same(memory, event, field);
            out.writeBoolean(hash != 0);
            if (hash != 0) {
                out.writeLong(hash);
            }
        }
    }

    private static void writeGroups(UserMemory memory, DataOutput out) throws IOException {
        int known = 0;
        for (int event = memory.recentEnd; event < memory.end; event += KeptEvents.width(memory)) {
            known = Math.max(known, (int) KeptEvents.tag(memory, event));
        }
        Varint.write(known, out);
        for (int tag = 1; tag <= known; tag++) {
            String[] groups = memory.groups(tag);
            Varint.write(groups == null ? 0 : groups.length, out);
            for (int g = 0; groups != null && g < groups.length; g++) {
                writeGroup(groups, g, out);
            }
        }
    }

    /** Groupings that are alike where an event is concerned are common. */
    private static void writeGroup(String[] groups, int grouping, DataOutput out) throws IOException {
        if (groups[grouping] == null) {
            Varint.write(0, out);
            return;
        }
        int first = Arrays.asList(groups).indexOf(groups[grouping]);
        Varint.write(grouping - first + 1, out);
        if (first == grouping) {
            out.writeUTF(groups[grouping]);
        }
    }

    /** Reads so many events of a width that is set, into cells that are there. */
    static void read(UserMemory memory, int recent, int waiting, DataInput in) throws IOException {
        readGroups(memory, in);
        int width = KeptEvents.width(memory);
        long time = memory.visit == UserMemory.NO_VISIT ? 0 : memory.visit;
        for (int i = 0; i < recent + waiting; i++) {
            int event = memory.end;
            memory.insert(i < recent ? UserMemory.RECENT : UserMemory.WAITING, event, width);
            long tag = Varint.read(in);
            time += Varint.readSigned(in);
            KeptEvents.fill(memory, event, tag, time);
            readRest(memory, event, in);
        }
        memory.waitsSince = waiting == 0 ? Long.MAX_VALUE : KeptEvents.time(memory, memory.recentEnd);
    }

    private static void readRest(UserMemory memory, int event, DataInput in) throws IOException {
        for (int word = 0; word < memory.eventWords; word++) {
            KeptEvents.setSelected(memory, event, word, Varint.read(in));
        }
        for (int field = 0; field < memory.eventSames; field++) {
            if (in.readBoolean()) {
                KeptEvents.setSame(memory, event, field, in.readLong());
            }
        }
    }

    private static void readGroups(UserMemory memory, DataInput in) throws IOException {
        int known = Varint.readInt(in);
        if (known > 1) {
            memory.otherGroups = new String[known - 1][];
        }
        for (int tag = 1; tag <= known; tag++) {
            String[] groups = new String[Varint.readInt(in)];
            for (int g = 0; g < groups.length; g++) {
                int back = Varint.readInt(in) - 1;
                if (back >= 0) {
                    groups[g] = back == 0 ? in.readUTF() : groups[g - back];
                }
            }
            if (tag == 1) {
                memory.groups = groups;
            } else {
                memory.otherGroups[tag - 2] = groups;
            }
        }
    }
}
