package dev.syncwatch.job.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.Silences;
import dev.syncwatch.job.silence.file.SilenceFolder;
import dev.syncwatch.notify.silence.Silence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SilenceFilesIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final String FILE = """
            version: 1
            silences:
              - { id: %s, match: { rule: x }, from: 2026-01-05T10:00:00Z, until: 2026-01-05T11:00:00Z, author: dana, reason: drill }
            """;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private String topic;

    @TempDir
    Path folder;

    @BeforeEach
    void create() {
        topic = kafka.newTopic(1);
    }

    @Test
    void publishesOnceWhatTheFilesHold_howeverOftenItIsStarted() throws Exception {
        write("one.yaml", FILE.formatted("a"));
        for (int start = 0; start < 2; start++) {
            try (SilenceFiles files = files(Duration.ofHours(1))) {
                files.start();
            }
        }

        assertThat(kafka.read(topic)).hasSize(1);
        assertThat(published()).containsExactly(Silences.of("file/one.yaml/a", TEN, TEN.plusSeconds(3600), "rule=x"));
    }

    @Test
    void followsTheFilesWhileItRuns_andTellsAProblemOnce() throws Exception {
        write("one.yaml", FILE.formatted("a"));
        write("two.yaml", FILE.formatted("b"));
        try (SilenceFiles files = files(Duration.ofMillis(20));
                SilenceTopic reader = topic()) {
            files.start();
            Files.delete(folder.resolve("one.yaml"));
            write("three.yaml", FILE.formatted("c"));
            while (!ids(reader).equals(List.of("file/three.yaml/c", "file/two.yaml/b"))) {
                assertThat(told).isEmpty();
            }
            write("two.yaml", "nonsense");

            assertThat(told.poll(30, TimeUnit.SECONDS)).contains("two.yaml:1:1: a map is expected");
            assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
            assertThat(ids(reader)).contains("file/two.yaml/b");
        }
    }

    @Test
    void ownsOnlyWhatCameFromFiles() throws Exception {
        Silence byHand = Silences.of("1f2e3d4c", TEN, TEN.plusSeconds(60), "rule=y");
        try (SilenceTopic writer = topic()) {
            writer.write(byHand);
            writer.write(Silences.of("file/gone.yaml/a", TEN, TEN.plusSeconds(60), "rule=y"));
        }
        try (SilenceFiles files = files(Duration.ofHours(1))) {
            files.start();
        }

        assertThat(published()).containsExactly(byHand);
    }

    private SilenceFiles files(Duration every) {
        return new SilenceFiles(new SilenceFolder(folder), topic(), every, told::add);
    }

    private SilenceTopic topic() {
        return new SilenceTopic(Map.of("bootstrap.servers", kafka.bootstrapServers()), topic);
    }

    private List<Silence> published() throws IOException {
        try (SilenceTopic reader = topic()) {
            return List.copyOf(reader.read().all());
        }
    }

    private static List<String> ids(SilenceTopic reader) throws IOException {
        return reader.read().all().stream().map(Silence::id).toList();
    }

    private void write(String file, String text) throws IOException {
        // As editors do: nobody ever sees half a file.
        Path draft = Files.writeString(folder.resolve("draft"), text);
        Files.move(draft, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
}
