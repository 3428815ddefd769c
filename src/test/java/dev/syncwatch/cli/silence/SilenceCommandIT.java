package dev.syncwatch.cli.silence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.Silences;
import dev.syncwatch.job.silence.SilenceTopic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SilenceCommandIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final String[] DRILL = {"--author", "dana", "--reason", "drill"};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String silences;
    private String progress;

    @TempDir
    Path folder;

    @BeforeEach
    void writeSettings() throws IOException {
        silences = "silences-" + RUNS.incrementAndGet();
        progress = kafka.newTopic(1);
        Files.writeString(folder.resolve("settings.yaml"), """
                kafka: { bootstrap.servers: "127.0.0.1:1" }
                topics: { silences: %s, progress: %s }
                """.formatted(silences, progress));
    }

    @Test
    void holdsBackFromHowFarRulesWereEvaluated() throws Exception {
        evaluatedTo("2026-01-05T09:59:50Z", "2026-01-05T10:00:00Z");

        assertThat(run("add", DRILL, "--rule", "failure-rate", "--match", "environment!=production", "--for", "2h"))
                .isZero();

        JsonNode added = new ObjectMapper().readTree(kafka.read(silences).get(0).value());
        String id = added.path("id").asText();
        assertThat(added).isEqualTo(new ObjectMapper().readTree("""
                {"id":"%s","matchers":{"rule":["failure-rate"],"environment":["!=production"]},
                 "startsAt":"2026-01-05T10:00:00Z","endsAt":"2026-01-05T12:00:00Z","author":"dana","reason":"drill"}
                """.formatted(id)));
        assertThat(out.toString()).isEqualTo("""
                Silenced: rule=failure-rate environment!=production
                  id     %1$s
                  from   2026-01-05T10:00:00Z (now, by the progress of the rules)
                  until  2026-01-05T12:00:00Z
                It ends sooner with: syncwatch silence expire %1$s
                """.formatted(id));
        assertThat(err.toString()).contains("warning: rules were last evaluated");
    }

    @Test
    void goesByTheClock_whenNoRuleWasEverEvaluated() {
        Instant before = Instant.now().minusSeconds(1);

        assertThat(run("add", DRILL, "--match", "severity=info", "--for", "1m")).isZero();

        assertThat(out.toString()).contains("by this machine's clock");
        assertThat(Instant.parse(out.toString().replaceAll("(?s).*until  (\\S+).*", "$1")))
                .isBetween(before.plusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void warnsOfARuleThatTheFileDoesNotHave() {
        assertThat(run("add", DRILL, "--rule", "failure-rat", "--for", "1m")).isZero();

        assertThat(err.toString())
                .contains("warning: alert-rules/learning-sync.yaml has no rule \"failure-rat\"; did you mean"
                        + " \"failure-rate\"?");
    }

    @Test
    void showsWhatIsInForceAndToCome_andTheRestWhenAsked() throws Exception {
        evaluatedTo("2026-01-05T10:00:00Z");
        try (SilenceTopic topic = topic()) {
            topic.write(Silences.of("over", TEN.minusSeconds(60), TEN, "rule=x"));
            topic.write(Silences.of("on", TEN, TEN.plusSeconds(60), "rule=x|~^y"));
            topic.write(Silences.of("file/a.yaml/later", TEN.plusSeconds(1), TEN.plusSeconds(120), "platform!=ios"));
        }

        assertThat(run("list")).isZero();
        assertThat(out.toString()).isEqualTo("""
                ID                 STATE    MATCHES        FROM                  UNTIL                 RECURS  AUTHOR  REASON
                on                 active   rule=[x, ~^y]  2026-01-05T10:00:00Z  2026-01-05T10:01:00Z  -       dana    drill
                file/a.yaml/later  pending  platform!=ios  2026-01-05T10:00:01Z  2026-01-05T10:02:00Z  -       dana    drill
                2 shown; it is 2026-01-05T10:00:00Z, by the progress of the rules
                """);
        assertThat(run("list", "--all", "--json")).isZero();
        assertThat(out.toString().lines())
                .hasSize(3)
                .first()
                .isEqualTo("{\"id\":\"over\",\"matchers\":{\"rule\":[\"x\"]},\"startsAt\":\"2026-01-05T09:59:00Z\","
                        + "\"endsAt\":\"2026-01-05T10:00:00Z\",\"author\":\"dana\",\"reason\":\"drill\","
                        + "\"state\":\"expired\"}");
    }

    @Test
    void holdsBackAgainAndAgain_andShowsTheNextTime() throws Exception {
        evaluatedTo("2026-01-05T10:00:00Z");

        assertThat(run(
                        "add",
                        DRILL,
                        "--rule",
                        "x",
                        "--every",
                        "saturday,monday",
                        "--at",
                        "02:00",
                        "--for",
                        "90m",
                        "--time-zone",
                        "Europe/Berlin",
                        "--until",
                        "2026-02-05T10:00:00Z"))
                .isZero();
        assertThat(out.toString())
                .contains("  when   every monday, saturday at 02:00 for 1h30m, Europe/Berlin\n"
                        + "  first  2026-01-10T01:00:00Z to 2026-01-10T02:30:00Z\n");
        String id = new String(kafka.read(silences).get(0).key(), UTF_8);
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .contains(id + "  pending  rule=x   2026-01-10T01:00:00Z  2026-01-10T02:30:00Z  every monday, saturday"
                        + " at 02:00 for 1h30m, Europe/Berlin, until 2026-02-05T10:00:00Z  dana    drill\n");

        evaluatedTo("2026-01-10T02:00:00Z");
        assertThat(run("list", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()))
                .isEqualTo(new ObjectMapper().readTree("""
                {"id":"%s","matchers":{"rule":["x"]},"startsAt":"2026-01-05T10:00:00Z","endsAt":"2026-02-05T10:00:00Z",
                 "recurs":{"every":["monday","saturday"],"at":"02:00","for":"PT1H30M","timeZone":"Europe/Berlin"},
                 "author":"dana","reason":"drill","state":"active",
                 "occurrence":{"startsAt":"2026-01-10T01:00:00Z","endsAt":"2026-01-10T02:30:00Z"}}
                """.formatted(id)));

        assertThat(run("expire", id)).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("0 shown");
    }

    @Test
    void endsASilenceNow_onceAndForAll() throws Exception {
        evaluatedTo("2026-01-05T10:00:00Z");
        try (SilenceTopic topic = topic()) {
            topic.write(Silences.of("on", TEN.minusSeconds(60), TEN.plusSeconds(60), "rule=x"));

            assertThat(run("expire", "on")).isZero();
            assertThat(out.toString())
                    .isEqualTo("on ends at 2026-01-05T10:00:00Z (now, by the progress of the rules): rule=x\n");
            assertThat(topic.read().all()).containsExactly(Silences.of("on", TEN.minusSeconds(60), TEN, "rule=x"));

            assertThat(run("expire", "on")).isZero();
            assertThat(out.toString()).contains("already");
            assertThat(kafka.read(silences)).hasSize(2);
        }
    }

    @Test
    void refusesToEndWhatIsNotThereOrStandsInAFile() throws Exception {
        try (SilenceTopic topic = topic()) {
            topic.write(Silences.of("file/a.yaml/night", TEN, TEN.plusSeconds(60), "rule=x"));
        }

        assertThat(run("expire", "file/a.yaml/nigth")).isOne();
        assertThat(err.toString()).contains("there is no silence").contains("did you mean \"file/a.yaml/night\"?");
        assertThat(run("expire", "file/a.yaml/night")).isOne();
        assertThat(err.toString()).contains("take it out there");
    }

    @Test
    void showsNothing_whenNobodyEverSilencedAnything() {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).startsWith("ID").contains("0 shown");
    }

    private void evaluatedTo(String... times) {
        kafka.produce(Arrays.stream(times)
                .map(time -> new ProducerRecord<byte[], byte[]>(
                        progress, "{\"evaluatedTo\":\"%s\"}".formatted(time).getBytes(UTF_8)))
                .toList());
    }

    private SilenceTopic topic() {
        kafka.create(new NewTopic(silences, 1, (short) 1));
        return new SilenceTopic(Map.of("bootstrap.servers", kafka.bootstrapServers()), silences);
    }

    private int run(String command, String[] more, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return run(command, all.toArray(String[]::new));
    }

    private int run(String command, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("silence", command));
        all.addAll(List.of("--settings", folder.resolve("settings.yaml").toString()));
        all.addAll(List.of("--kafka", kafka.bootstrapServers()));
        all.addAll(List.of(arguments));
        return Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
