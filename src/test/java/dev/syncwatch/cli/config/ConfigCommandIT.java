package dev.syncwatch.cli.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.fixture.KafkaFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConfigCommandIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String topic = "config-" + UUID.randomUUID();

    @TempDir
    Path folder;

    @BeforeEach
    void writeSettings() throws Exception {
        Files.writeString(
                folder.resolve("settings.yaml"),
                "kafka: { bootstrap.servers: \"127.0.0.1:1\" }\ntopics: { remote-config: %s }\n".formatted(topic));
    }

    @Test
    void writesTheFlagsEventIntoATopicThatItCreates() throws Exception {
        assertThat(run("set", "enabled=false", "--at", "2026-01-05T11:00:00+01:00"))
                .isZero();

        assertThat(texts())
                .containsExactly("{\"learningSync\":{\"enabled\":false},\"timestamp\":\"2026-01-05T10:00:00Z\"}");
        assertThat(out.toString()).isEqualTo("""
                Written to %s: sync was disabled at 2026-01-05T10:00:00Z.
                That counts from 2026-01-05T10:05:00Z.
                """.formatted(topic));
    }

    @Test
    void withoutATimeTheChangeIsNow() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        assertThat(run("set", "enabled=true")).isZero();

        String time =
                new ObjectMapper().readTree(texts().get(0)).path("timestamp").asText();
        assertThat(Instant.parse(time)).isBetween(before, Instant.now());
        assertThat(out.toString()).endsWith("That counts at once.\n");
    }

    @Test
    void showsWhatIsInEffect() throws Exception {
        run("set", "enabled=true", "--at", "2026-01-05T10:00:00Z");
        run("set", "enabled=false", "--at", "2026-01-05T12:00:00Z");
        kafka.produce(List.of(new ProducerRecord<>(topic, "no change".getBytes(UTF_8))));
        out.getBuffer().setLength(0);

        assertThat(run("list")).isZero();

        assertThat(out.toString().lines().toList().subList(0, 3))
                .containsExactly(
                        "CHANGED               SYNC      COUNTS FROM",
                        "2026-01-05T10:00:00Z  enabled   2026-01-05T10:00:00Z",
                        "2026-01-05T12:00:00Z  disabled  2026-01-05T12:05:00Z");
        assertThat(out.toString()).contains("Sync counts as disabled now, at ");
    }

    @Test
    void listsForProgramsToo() throws Exception {
        run("set", "enabled=false", "--at", "2026-01-05T10:00:00Z");
        out.getBuffer().setLength(0);

        assertThat(run("list", "--json")).isZero();

        assertThat(out.toString().lines().toList()).isEqualTo(texts());
    }

    @Test
    void aTopicThatIsMissingSaysNothing() throws Exception {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("Sync counts as enabled now");
    }

    @Test
    void whatIsNoSettingIsAUsageError() throws Exception {
        assertThat(run("set", "enabled=off")).isEqualTo(2);
        assertThat(err.toString()).contains("'enabled=off' is no setting: write enabled=true or enabled=false");
    }

    private List<String> texts() {
        return kafka.read(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("config"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--settings", folder.resolve("settings.yaml").toString()));
        all.addAll(List.of("--kafka", kafka.bootstrapServers()));
        return Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
