package dev.syncwatch.window.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.testutils.DeeplyEqualsChecker;
import org.junit.jupiter.api.Test;

/** All that Flink asks of a serializer, and what a later version has to read. */
class UserMemorySerializerTest extends SerializerTestBase<UserMemory> {

    UserMemorySerializerTest() {
        super(new DeeplyEqualsChecker()
                .withCustomCheck(
                        (left, right) -> left instanceof UserMemory && right instanceof UserMemory,
                        (left, right, checker) -> RandomMemories.seen((UserMemory) left)
                                .equals(RandomMemories.seen((UserMemory) right))));
    }

    @Override
    protected TypeSerializer<UserMemory> createSerializer() {
        return UserMemorySerializer.INSTANCE;
    }

    @Override
    protected int getLength() {
        return -1;
    }

    @Override
    protected Class<UserMemory> getTypeClass() {
        return UserMemory.class;
    }

    @Override
    protected UserMemory[] getTestData() {
        RandomMemories memories = new RandomMemories(7);
        return Stream.concat(Stream.of(new UserMemory()), IntStream.range(0, 20).mapToObj(i -> memories.next()))
                .toArray(UserMemory[]::new);
    }

    @Test
    void acceptsStateOfItsOwnFormat_andNoOlder() throws Exception {
        assertThat(now().resolveSchemaCompatibility(saved(MemoryForm.FORMAT)).isCompatibleAsIs())
                .isTrue();
        assertThat(now().resolveSchemaCompatibility(saved(MemoryForm.FORMAT - 1))
                        .isIncompatible())
                .isTrue();
    }

    @Test
    void refusesStateThatALaterVersionWrote() throws Exception {
        assertThat(now().resolveSchemaCompatibility(saved(MemoryForm.FORMAT + 1))
                        .isIncompatible())
                .isTrue();
        byte[] later = {(byte) (MemoryForm.FORMAT + 1 << 4)};
        assertThatThrownBy(() -> UserMemorySerializer.INSTANCE.deserialize(new DataInputDeserializer(later)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("start the version that wrote it");
    }

    private static UserMemorySerializer.Snapshot now() {
        return new UserMemorySerializer.Snapshot();
    }

    /** As it lies beside the state. */
    private static TypeSerializerSnapshot<UserMemory> saved(int format) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(4);
        out.writeInt(format);
        UserMemorySerializer.Snapshot snapshot = now();
        snapshot.readSnapshot(
                1,
                new DataInputDeserializer(out.getCopyOfBuffer()),
                snapshot.getClass().getClassLoader());
        return snapshot;
    }
}
