package dev.syncwatch.window.travel;

import dev.syncwatch.window.Measurement;
import dev.syncwatch.window.UserEvent;
import dev.syncwatch.window.measure.Remembered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a measured event in about a hundred bytes, without the reflection with which Flink takes a record apart and puts it together
 * again. An instance serves one thread: it remembers the few texts that most events share.
 */
public final class UserEventSerializer extends TypeSerializer<UserEvent> {

    private static final long serialVersionUID = 1;

    private static final int LATE = 1;
    private static final int STALE = 1 << 1;
    private static final int WITH_MINUTE = 1 << 2;

    private static final int SLOTS_OF_MEASUREMENTS = 1 << 16;
    private static final int SLOTS_OF_TEXTS = 1 << 13;
    private static final int SLOTS_OF_SAMPLES = 1 << 9;

    private final transient TextWriter samplesOut = new TextWriter();
    private final transient Remembered<String> texts = new Remembered<>(text -> text, SLOTS_OF_TEXTS);
    private final transient Shared<Measurement> measurementsIn = new Shared<>(
            SLOTS_OF_MEASUREMENTS,
            (bytes, length) -> MeasurementForm.read(new DataInputDeserializer(bytes, 0, length), texts::of));
    private final transient Shared<String> samplesIn =
            new Shared<>(SLOTS_OF_SAMPLES, (bytes, length) -> new String(bytes, 0, length, StandardCharsets.UTF_8));

    /** How Flink finds the serializer again that wrote something. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<UserEvent> {
        public Snapshot() {
            super(UserEventSerializer::new);
        }
    }

    @Override
    public void serialize(UserEvent event, DataOutputView out) throws IOException {
        boolean minute = event.minute() != UserEvent.NO_MINUTE;
        out.writeByte((event.late() ? LATE : 0) | (event.stale() ? STALE : 0) | (minute ? WITH_MINUTE : 0));
        out.writeLong(event.user());
        out.writeLong(event.messageId());
        out.writeLong(event.time());
        if (minute) {
            out.writeLong(event.minute());
        }
        MeasurementWriter.write(event.measurement(), out);
        NumberArrays.writeDecimals(event.addends(), out);
        NumberArrays.writeLongs(event.same(), out);
        samplesOut.write(event.sample(), out);
    }

    @Override
    public UserEvent deserialize(DataInputView in) throws IOException {
        int flags = in.readByte();
        long user = in.readLong();
        long messageId = in.readLong();
        long time = in.readLong();
        long minute = (flags & WITH_MINUTE) == 0 ? UserEvent.NO_MINUTE : in.readLong();
        return new UserEvent(
                user,
                messageId,
                time,
                (flags & LATE) != 0,
                (flags & STALE) != 0,
                measurementsIn.read(in),
                NumberArrays.readDecimals(in),
                NumberArrays.readLongs(in),
                samplesIn.read(in),
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
                from.measurement(),
                from.addends() == null ? null : from.addends().clone(),
                from.same() == null ? null : from.same().clone(),
                from.sample(),
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
