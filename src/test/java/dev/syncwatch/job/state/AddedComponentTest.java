package dev.syncwatch.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How records in state gain a component: what was kept before has none, and its default comes from the compact constructor. */
class AddedComponentTest {

    private static final String BEFORE = "public record Kept(String name, long count) {}";
    private static final String AFTER = """
            public record Kept(String name, long count, java.util.List<String> marks, long since) {
                public Kept {
                    marks = marks == null ? java.util.List.of("none") : marks;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void isNullOrZeroUnlessTheCompactConstructorSaysOtherwise() throws Exception {
        byte[] schema;
        byte[] value;
        try (URLClassLoader version = compiled("before", BEFORE)) {
            Class<?> type = version.loadClass("Kept");
            TypeSerializer<Object> serializer = serializer(type);
            DataOutputSerializer written = new DataOutputSerializer(64);
            serializer.serialize(type.getConstructor(String.class, long.class).newInstance("ann", 7L), written);
            value = written.getCopyOfBuffer();
            DataOutputSerializer snapshot = new DataOutputSerializer(64);
            TypeSerializerSnapshot.writeVersionedSnapshot(snapshot, serializer.snapshotConfiguration());
            schema = snapshot.getCopyOfBuffer();
        }
        try (URLClassLoader version = compiled("after", AFTER)) {
            TypeSerializerSnapshot<Object> kept =
                    TypeSerializerSnapshot.readVersionedSnapshot(new DataInputDeserializer(schema), version);
            TypeSerializerSchemaCompatibility<Object> compatibility = serializer(version.loadClass("Kept"))
                    .snapshotConfiguration()
                    .resolveSchemaCompatibility(kept);

            assertThat(compatibility.isCompatibleAfterMigration()).isTrue();
            assertThat(kept.restoreSerializer().deserialize(new DataInputDeserializer(value)))
                    .hasToString("Kept[name=ann, count=7, marks=[none], since=0]");
        }
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> serializer(Class<?> type) {
        return ((TypeInformation<Object>) TypeInformation.of(type)).createSerializer(new SerializerConfigImpl());
    }

    /** A version of the record by itself, as a program of that version has it. */
    private URLClassLoader compiled(String version, String source) throws Exception {
        Path home = Files.createDirectories(folder.resolve(version));
        Path file = Files.writeString(home.resolve("Kept.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean done = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of("-proc:none"),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertThat(done).isTrue();
        return new URLClassLoader(new URL[] {home.toUri().toURL()}, getClass().getClassLoader());
    }
}
