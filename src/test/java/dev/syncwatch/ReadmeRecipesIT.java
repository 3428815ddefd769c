package dev.syncwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.decode.LogDecoder;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import dev.syncwatch.telemetry.kafka.RemoteConfigTopic;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's recipes as they stand there. They need kcat, which a build with a JDK alone need not have; CI installs it and sets
 * {@code CI_HAS_KCAT}, so that it never goes without.
 */
@Timeout(150)
class ReadmeRecipesIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    @TempDir
    Path folder;

    @BeforeAll
    static void topicsAndTools() throws Exception {
        boolean required = System.getenv("CI_HAS_KCAT") != null;
        assumeTrue(
                required || Stream.of("bash", "kcat").allMatch(ReadmeRecipesIT::installed),
                "The README's recipes need bash and kcat (Debian: apt-get install kcat)");
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin)
                    .createMissing(Topics.byDefault(2), List.of(Topic.TELEMETRY, Topic.LOGS, Topic.REMOTE_CONFIG));
        }
    }

    @Test
    void eventAndBatchAreUnderstoodAndHeartbeatsCanBeLeftOut() throws Exception {
        String output;
        try (HeartbeatWriter heartbeats = new HeartbeatWriter(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                List.of(Topic.TELEMETRY.defaultName()),
                Duration.ofSeconds(1), // with many a second kcat might never see an end
                Clock.systemUTC())) {
            heartbeats.start();
            while (heartbeats.written() < 4) {
                Thread.sleep(50);
            }
            output = run(recipe("event") + recipe("batch") + recipe("filter"));
        }
        assertThat(output)
                .contains("learning_sync_failed", "learning_sync_started")
                .doesNotContain("syncwatch_heartbeat");

        List<Telemetry> read = decoded();
        assertThat(read).filteredOn(it -> it.kind() == Telemetry.Kind.HEARTBEAT).hasSizeGreaterThan(3);
        assertThat(read).filteredOn(it -> it.kind() == Telemetry.Kind.DEAD).isEmpty();
        assertThat(read).filteredOn(it -> it.kind() == Telemetry.Kind.IGNORED).hasSize(1);
        List<SyncEvent> events = read.stream()
                .filter(it -> it.kind() == Telemetry.Kind.EVENT)
                .map(Telemetry::event)
                .toList();
        assertThat(events)
                .extracting(SyncEvent::name)
                .containsExactlyInAnyOrder(EventName.FAILED, EventName.STARTED, EventName.COMPLETED);
        assertThat(events).noneMatch(SyncEvent::stale).noneMatch(SyncEvent::clockClamped);
        assertThat(events).filteredOn(event -> event.name() == EventName.FAILED).allSatisfy(event -> {
            assertThat(event.user()).isEqualTo("u1");
            assertThat(event.statusCode()).isEqualTo("503");
            assertThat(event.platform()).isEqualTo("ios");
        });
        assertThat(events).filteredOn(SyncEvent::success).allSatisfy(event -> {
            assertThat(event.user()).isEqualTo("u2");
            assertThat(event.platform()).isEqualTo("android");
            assertThat(event.appVersion()).isEqualTo("3.2.0");
            assertThat(event.durationMs()).isEqualTo("840");
        });
        assertThat(kafka.read(Topic.TELEMETRY.defaultName()))
                .filteredOn(record -> record.key() != null)
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyInAnyOrder("u1", "u2");
    }

    @Test
    void theLogAndRemoteConfigAreUnderstood() throws Exception {
        run(recipe("logs") + recipe("config"));

        List<LogEntry> log = kafka.read(Topic.LOGS.defaultName()).stream()
                .map(record -> LogDecoder.decode(raw(record)).log())
                .toList();
        assertThat(log).extracting(LogEntry::statusCode).containsExactlyInAnyOrder("503", "429");
        assertThat(log)
                .extracting(LogEntry::path)
                .containsExactlyInAnyOrder("/api/learning-records/bulk", "/api/learning-records/retry");
        assertThat(log).extracting(LogEntry::environment).containsOnly("production");
        List<RemoteConfig> changes = new RemoteConfigTopic(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()), Topic.REMOTE_CONFIG.defaultName())
                .read();
        assertThat(changes).extracting(RemoteConfig::enabled).containsExactly(false);
    }

    private String run(String commands) throws Exception {
        File output = folder.resolve("output").toFile();
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        bash.environment().put("BROKER", kafka.bootstrapServers());
        Process process = bash.start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output.toPath());
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static String recipe(String name) throws Exception {
        Matcher block = Pattern.compile("<!-- recipe: " + name + " -->\n```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("recipe " + name).isTrue();
        return block.group(1);
    }

    private static List<Telemetry> decoded() {
        List<Telemetry> read = new ArrayList<>();
        TelemetryDecoder decoder = new TelemetryDecoder();
        for (ConsumerRecord<byte[], byte[]> record : kafka.read(Topic.TELEMETRY.defaultName())) {
            decoder.decode(raw(record), read::add);
        }
        return read;
    }

    private static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
        Position position = new Position(record.topic(), record.partition(), record.offset(), 0);
        return RawRecord.of(record.value(), record.timestamp(), position);
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
