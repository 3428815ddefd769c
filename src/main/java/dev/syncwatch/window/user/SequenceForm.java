package dev.syncwatch.window.user;

import dev.syncwatch.window.sequence.SelectedEvent;
import dev.syncwatch.window.sequence.SequenceMemory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a {@link SequenceMemory}, in the terms of {@link MemoryForm}:
 *
 * <pre>
 * names      how many, each as {@link DataOutput#writeUTF} has it: the groups that occur below
 * waiting    how many events, the events
 * recent     how many sequences, of each: how many events, the events
 * event      ±(time − that of the event before), words of selected (how many, each),
 *            same (0 for null, else 1 + how many, each: 0, or 1 and 8 bytes of hash),
 *            groups (0 for null, else 1 + how many, each: 0 for null, else 1 + the index of its name)
 * </pre>
 */
final class SequenceForm {

    private final List<String> names = new ArrayList<>();
    private long before;

    private SequenceForm(long origin) {
        this.before = origin;
    }

    static void write(SequenceMemory sequences, long origin, DataOutput out) throws IOException {
        SequenceForm form = new SequenceForm(origin);
        form.collectNames(sequences);
        Varint.write(form.names.size(), out);
        for (String name : form.names) {
            out.writeUTF(name);
        }
        form.write(sequences.waiting(), out);
        Varint.write(sequences.followed(), out);
        for (int i = 0; i < sequences.followed(); i++) {
            form.write(sequences.recent(i), out);
        }
    }

    private void collectNames(SequenceMemory sequences) {
        collectNames(sequences.waiting());
        for (int i = 0; i < sequences.followed(); i++) {
            collectNames(sequences.recent(i));
        }
    }

    private void collectNames(SelectedEvent[] events) {
        for (SelectedEvent event : events) {
            for (int g = 0; event.groups() != null && g < event.groups().length; g++) {
                String name = event.groups()[g];
                if (name != null && !names.contains(name)) {
                    names.add(name);
                }
            }
        }
    }

    private void write(SelectedEvent[] events, DataOutput out) throws IOException {
        Varint.write(events.length, out);
        for (SelectedEvent event : events) {
            write(event, out);
        }
    }

    private void write(SelectedEvent event, DataOutput out) throws IOException {
        Varint.writeSigned(event.time() - before, out);
        before = event.time();
        Varint.write(event.selected().length, out);
        for (long word : event.selected()) {
            Varint.write(word, out);
        }
        writeSame(event.same(), out);
        writeGroups(event.groups(), out);
    }

    private static void writeSame(long[] same, DataOutput out) throws IOException {
        Varint.write(same == null ? 0 : 1 + same.length, out);
        for (int i = 0; same != null && i < same.length; i++) {
            out.writeBoolean(same[i] != 0);
            if (same[i] != 0) {
                out.writeLong(same[i]);
            }
        }
    }

    private void writeGroups(String[] groups, DataOutput out) throws IOException {
        Varint.write(groups == null ? 0 : 1 + groups.length, out);
        for (int g = 0; groups != null && g < groups.length; g++) {
            Varint.write(groups[g] == null ? 0 : 1 + names.indexOf(groups[g]), out);
        }
    }

    static void read(SequenceMemory sequences, long origin, DataInput in) throws IOException {
        SequenceForm form = new SequenceForm(origin);
        int names = Varint.readInt(in);
        for (int i = 0; i < names; i++) {
            form.names.add(in.readUTF());
        }
        sequences.setWaiting(form.readEvents(in));
        SelectedEvent[][] recent = new SelectedEvent[Varint.readInt(in)][];
        for (int i = 0; i < recent.length; i++) {
            recent[i] = form.readEvents(in);
        }
        sequences.setRecent(recent);
    }

    private SelectedEvent[] readEvents(DataInput in) throws IOException {
        SelectedEvent[] events = new SelectedEvent[Varint.readInt(in)];
        for (int i = 0; i < events.length; i++) {
            before += Varint.readSigned(in);
            long[] selected = new long[Varint.readInt(in)];
            for (int word = 0; word < selected.length; word++) {
                selected[word] = Varint.read(in);
            }
            events[i] = new SelectedEvent(before, selected, readSame(in), readGroups(in));
        }
        return events;
    }

    private static long[] readSame(DataInput in) throws IOException {
        int length = Varint.readInt(in) - 1;
        if (length < 0) {
            return null;
        }
        long[] same = new long[length];
        for (int i = 0; i < length; i++) {
            same[i] = in.readBoolean() ? in.readLong() : 0;
        }
        return same;
    }

    private String[] readGroups(DataInput in) throws IOException {
        int length = Varint.readInt(in) - 1;
        if (length < 0) {
            return null;
        }
        String[] groups = new String[length];
        for (int g = 0; g < length; g++) {
            int name = Varint.readInt(in) - 1;
            groups[g] = name < 0 ? null : names.get(name);
        }
        return groups;
    }
}
