package dev.syncwatch.window.travel;

import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.UserEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a measured event in about a hundred bytes, without the reflection with which Flink takes a record apart and puts it together
 * again. An instance serves one thread: it remembers the few texts that most events share.
 */
public final class UserEventSerializer extends TypeSerializer<UserEvent> {

    private static final long serialVersionUID = 1;

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final int NO_OUTCOME = -1;
    private static final int LATE = 1;
    private static final int STALE = 1 << 1;
    private static final int MANUAL = 1 << 2;
    private static final int WITH_MINUTE = 1 << 3;

    private final transient TextWriter written = new TextWriter();
    private final transient TextReader read = new TextReader();

    /** How Flink finds the serializer again that wrote something. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<UserEvent> {
        public Snapshot() {
            super(UserEventSerializer::new);
        }
    }

    @Override
    public void serialize(UserEvent event, DataOutputView out) throws IOException {
        boolean minute = event.minute() != UserEvent.NO_MINUTE;
        out.writeByte((event.late() ? LATE : 0)
                | (event.stale() ? STALE : 0)
                | (event.manual() ? MANUAL : 0)
                | (minute ? WITH_MINUTE : 0));
        out.writeByte(event.outcome() == null ? NO_OUTCOME : event.outcome().ordinal());
        out.writeLong(event.time());
        if (minute) {
            out.writeLong(event.minute());
        }
        out.writeLong(event.messageId());
        TextWriter.writeRare(event.user(), out);
        NumberArrays.writeLongs(event.selected(), out);
        written.writeAll(event.groups(), out);
        NumberArrays.writeDecimals(event.addends(), out);
        NumberArrays.writeLongs(event.same(), out);
        written.write(event.evidence(), out);
        written.write(event.sample(), out);
    }

    @Override
    public UserEvent deserialize(DataInputView in) throws IOException {
        int flags = in.readByte();
        int outcome = in.readByte();
        long time = in.readLong();
        long minute = (flags & WITH_MINUTE) == 0 ? UserEvent.NO_MINUTE : in.readLong();
        long messageId = in.readLong();
        return new UserEvent(
                TextReader.readRare(in),
                messageId,
                time,
                (flags & LATE) != 0,
                (flags & STALE) != 0,
                NumberArrays.readLongs(in),
                read.readAll(in),
                NumberArrays.readDecimals(in),
                NumberArrays.readLongs(in),
                read.read(in),
                outcome == NO_OUTCOME ? null : OUTCOMES[outcome],
                read.read(in),
                (flags & MANUAL) != 0,
                minute);
    }

    @Override
    public UserEvent deserialize(UserEvent reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public UserEvent copy(UserEvent from) {
        return new UserEvent(
                from.user(),
                from.messageId(),
                from.time(),
                from.late(),
                from.stale(),
                from.selected() == null ? null : from.selected().clone(),
                from.groups() == null ? null : from.groups().clone(),
                from.addends() == null ? null : from.addends().clone(),
                from.same() == null ? null : from.same().clone(),
                from.evidence(),
                from.outcome(),
                from.sample(),
                from.manual(),
                from.minute());
    }

    @Override
    public UserEvent copy(UserEvent from, UserEvent reuse) {
        return copy(from);
    }

    @Override
    public UserEventSerializer duplicate() {
        return new UserEventSerializer();
    }

    /** There is no event that says nothing; Flink asks for one only in order to fill it, which this one can't be. */
    @Override
    public UserEvent createInstance() {
        return null;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<UserEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** One that comes to another machine begins with an empty memory. */
    private Object readResolve() {
        return new UserEventSerializer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserEventSerializer;
    }

    @Override
    public int hashCode() {
        return UserEventSerializer.class.hashCode();
    }
}
