package dev.syncwatch.window.user;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Hands {@link UserMemory} to Flink in the bytes of {@link MemoryForm}. Flink's own form of such an object takes nearly three times as many. */
public final class UserMemorySerializer extends TypeSerializerSingleton<UserMemory> {

    public static final UserMemorySerializer INSTANCE = new UserMemorySerializer();

    private static final long serialVersionUID = 1;

    private UserMemorySerializer() {}

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public UserMemory createInstance() {
        return new UserMemory();
    }

    @Override
    public UserMemory copy(UserMemory from) {
        return from.copy();
    }

    @Override
    public UserMemory copy(UserMemory from, UserMemory reuse) {
        return from.copy();
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(UserMemory memory, DataOutputView target) throws IOException {
        MemoryForm.write(memory, target);
    }

    @Override
    public UserMemory deserialize(DataInputView source) throws IOException {
        return MemoryForm.read(source);
    }

    @Override
    public UserMemory deserialize(UserMemory reuse, DataInputView source) throws IOException {
        return MemoryForm.read(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        MemoryForm.write(MemoryForm.read(source), target);
    }

    @Override
    public TypeSerializerSnapshot<UserMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /**
     * What is saved beside the state: the format in which users were written. Each user tells its own too, but one that can't be read is
     * refused at the start rather than at the first user.
     */
    public static final class Snapshot implements TypeSerializerSnapshot<UserMemory> {

        private static final int VERSION = 1;

        private int format = MemoryForm.FORMAT;

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeInt(format);
        }

        @Override
        public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
            format = in.readInt();
        }

        @Override
        public TypeSerializer<UserMemory> restoreSerializer() {
            return INSTANCE;
        }

        @Override
        public TypeSerializerSchemaCompatibility<UserMemory> resolveSchemaCompatibility(
                TypeSerializerSnapshot<UserMemory> saved) {
            boolean known = saved instanceof Snapshot snapshot && snapshot.format == MemoryForm.FORMAT;
            return known
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
