package dev.syncwatch.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.SyncwatchProcess;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TailIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final long TEN = 1_767_607_200_000L;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String telemetry;
    private String alerts;

    @TempDir
    Path folder;

    @BeforeEach
    void writeSettings() throws IOException {
        telemetry = kafka.newTopic(2);
        alerts = kafka.newTopic(1);
        Files.writeString(folder.resolve("settings.yaml"), """
                kafka: { bootstrap.servers: "%s" }
                topics: { telemetry: %s, alerts: %s, logs: none-such }
                """.formatted(kafka.bootstrapServers(), telemetry, alerts));
    }

    @Test
    void showsTheTopicsInOrderOfTime() {
        produceSome();

        assertThat(tail("--from", "beginning", "--until-end")).isZero();

        assertThat(out.toString().lines().map(line -> line.substring(11).strip()))
                .containsExactly(
                        "10:00:00.000  failed      0/0  u1  stage=push statusCode=503",
                        "10:00:01.000  completed   1/0  u2  status=success",
                        "10:00:02.000  unreadable  0/1      not JSON: {",
                        "10:00:03.000  firing      0/0  failure-rate/environment=production  critical: 12 % failed",
                        "10:00:04.000  failed      1/1  u1                                   stage=fetch statusCode=401");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void showsOnlyWhatIsAskedFor() {
        produceSome();

        assertThat(shown("--where", "event=learning_sync_failed,statusCode>=500"))
                .singleElement()
                .asString()
                .contains("503");
        assertThat(shown("--where", "statusCode>=500", "--where", "status=success"))
                .hasSize(2);
        assertThat(shown("--user", "u1")).hasSize(2).allMatch(line -> line.contains("u1"));
        assertThat(shown("--rule", "failure-rate")).singleElement().asString().contains("firing");
        assertThat(shown("--only", "changes", "--environment", "staging")).isEmpty();
        assertThat(shown("--environment", "production")).hasSize(4);
        assertThat(shown("--heartbeats")).hasSize(6);
        assertThat(shown("--json", "--only", "changes"))
                .singleElement()
                .asString()
                .startsWith("{\"feed\":\"changes\",\"partition\":0,\"offset\":0,\"arrival\":\"2026-01-05T10:00:03Z\"");
    }

    @Test
    void beginsSoLongBeforeTheNewestRecord_orAtATime() {
        produceSome();

        assertThat(shown("--from", "-2s")).hasSize(3);
        assertThat(shown("--from", "2026-01-05T10:00:02Z")).hasSize(3);
        assertThat(shown("--from", "2026-01-05T11:00:00Z")).isEmpty();
    }

    @Test
    void exportsEveryRecordAsItIs() throws Exception {
        produceSome();
        Path file = folder.resolve("export.ndjson");

        assertThat(tail("--from", "beginning", "--until-end", "--export", file.toString()))
                .isZero();

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("5 records are in " + file + System.lineSeparator());
        List<String> values = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            KafkaLine read = KafkaLine.unwrap(line.getBytes(UTF_8));
            times.add(read.timestamp() - TEN);
            values.add(new String(
                    Arrays.copyOfRange(
                            read.value().bytes(),
                            read.value().from(),
                            read.value().to()),
                    UTF_8));
        }
        assertThat(times).containsExactly(0L, 1000L, 2000L, 3500L, 4000L);
        assertThat(values).element(2).isEqualTo("{");
        assertThat(values).element(3).asString().contains("syncwatch_heartbeat");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(tail("--until-end")).isEqualTo(2);
        assertThat(tail("--export", "x", "--user", "u1")).isEqualTo(2);
        assertThat(tail("--where", "stagee=push")).isEqualTo(2);
        assertThat(tail("--from", "yesterday")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--until-end needs --from")
                .contains("--export takes one feed")
                .contains("unknown field \"stagee\"; did you mean \"stage\"?")
                .contains("is no place to begin");
        assertThat(tail("--only", "logs")).isEqualTo(3);
        assertThat(err.toString()).contains("there is no topic none-such");
    }

    @Test
    void showsWhatArrivesFromNowOn_untilItIsStopped() throws Exception {
        produceSome();
        try (SyncwatchProcess tail = SyncwatchProcess.start(arguments("--heartbeats"))) {
            String first;
            do {
                // Until it has begun, nothing is "from now on".
                produce(telemetry, 0, 60_000, "{\"event\":\"syncwatch_heartbeat\"}");
                first = tail.awaitLineWithin("heartbeat", 500);
            } while (first == null);
            produce(
                    telemetry,
                    1,
                    61_000,
                    "{\"event\":\"learning_sync_skipped\",\"userId\":\"u9\",\"reason\":\"offline\"}");
            assertThat(tail.awaitLine("u9")).contains("reason=offline").doesNotContain("\u001b");
            assertThat(tail.said()).noneMatch(line -> line.contains("u1"));

            tail.terminate();
            assertThat(tail.exitCode()).isZero();
        }
    }

    @Test
    void endsQuietly_whenNobodyReadsAnyMore() {
        produceSome();
        PrintWriter closed = new PrintWriter(new Writer() {
            @Override
            public void write(char[] characters, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {
                // Nothing is kept.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        });

        int exitCode = Syncwatch.commandLine()
                .setOut(closed)
                .setErr(new PrintWriter(err, true))
                .execute(arguments("--from", "beginning"));

        assertThat(exitCode).isZero();
        assertThat(err.toString()).isEmpty();
    }

    private void produceSome() {
        produce(
                telemetry,
                0,
                0,
                "{\"event\":\"learning_sync_failed\",\"userId\":\"u1\",\"stage\":\"push\",\"statusCode\":503}");
        produce(telemetry, 1, 1000, "{\"event\":\"learning_sync_completed\",\"userId\":\"u2\",\"status\":\"success\"}");
        produce(telemetry, 0, 2000, "{");
        produce(telemetry, 0, 3500, "{\"event\":\"syncwatch_heartbeat\"}");
        produce(
                telemetry,
                1,
                4000,
                "{\"event\":\"learning_sync_failed\",\"userId\":\"u1\",\"stage\":\"fetch\",\"statusCode\":401}");
        produce(alerts, 0, 3000, """
                {"alert":"failure-rate/environment=production","rule":"failure-rate","group":{"environment":"production"},
                 "state":"firing","at":"2026-01-05T10:00:03Z","severity":"critical","title":"12 % failed"}""");
    }

    private static void produce(String topic, int partition, long afterTen, String value) {
        kafka.produce(new ProducerRecord<>(topic, partition, TEN + afterTen, null, value.getBytes(UTF_8)));
    }

    private List<String> shown(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--from")) {
            all.addAll(List.of("--from", "beginning"));
        }
        all.add("--until-end");
        assertThat(tail(all.toArray(String[]::new))).as(err.toString()).isZero();
        return out.toString().lines().toList();
    }

    private int tail(String... arguments) {
        return Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments(arguments));
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(
                List.of("tail", "--settings", folder.resolve("settings.yaml").toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
