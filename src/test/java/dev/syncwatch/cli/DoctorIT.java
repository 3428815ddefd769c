package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.doctor.Check;
import dev.syncwatch.cli.doctor.Check.Status;
import dev.syncwatch.cli.doctor.Doctor;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.HttpCalls;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DoctorIT {
    private static final String TOKEN = "xoxb-1234567890-abcdefghij";

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    private final HttpCalls vendor = new HttpCalls();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void saysWhatIsInOrderAndWhatIsNot() throws Exception {
        createTopics(
                Topic.TELEMETRY,
                Topic.ALERTS,
                Topic.PROGRESS,
                Topic.WINDOWS,
                Topic.MINUTES,
                Topic.RULE_STATUS,
                Topic.DEAD_LETTERS);
        try (HeartbeatWriter heartbeats = heartbeats()) {
            awaitHeartbeats(heartbeats);

            int exit = doctor("--kafka", kafka.bootstrapServers(), "--json");

            assertThat(err.toString()).isEmpty();
            assertThat(exit).isZero();
        }
        assertThat(status("kafka " + kafka.bootstrapServers())).isEqualTo("ok");
        assertThat(found("kafka " + kafka.bootstrapServers())).startsWith("1 broker, cluster ");
        assertThat(found("topic learning-sync.telemetry")).isEqualTo("2 partitions, may read and write");
        assertThat(status("time of learning-sync.telemetry")).isEqualTo("ok");
        assertThat(found("retention of learning-sync.telemetry")).isEqualTo("168 h");
        assertThat(status("heartbeats")).isEqualTo("ok");
        assertThat(status("clock of the broker")).isEqualTo("ok");
        assertThat(status("topic learning-sync.silences")).isEqualTo("warn");
        assertThat(found("topic learning-sync.silences")).isEqualTo("missing");
        assertThat(status("rules alert-rules/learning-sync.yaml")).isEqualTo("ok");
        assertThat(status("channel pagerduty")).isEqualTo("ok");
        assertThat(status("clock of this machine")).isEqualTo("ok");
        assertThat(vendor.requests()).contains("HEAD /", "POST /api/api.test").hasSize(2);
    }

    @Test
    void looksAtTheLogAndRemoteConfigWhereTheyAreRead() throws Exception {
        String logs = kafka.newTopic(1);
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "logs: topic\nremoteConfig: topic\ntopics: { logs: %s, remote-config: %s }\n"
                        .formatted(logs, kafka.newTopic(1)));

        doctor("--kafka", kafka.bootstrapServers(), "--settings", settings.toString(), "--json");

        assertThat(found("topic " + logs)).isEqualTo("1 partition, may read and write");
        assertThat(status("time of " + logs)).isEqualTo("warn");
        assertThat(out.toString()).contains("what it says may be in force for longer");
    }

    @Test
    void endsWithThreeWhenKafkaDoesNotAnswer() throws Exception {
        int exit = doctor("--kafka", "127.0.0.1:1");

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString())
                .containsPattern("fail  kafka 127\\.0\\.0\\.1:1 +does not answer")
                .contains("→ check the address");
    }

    @Test
    void endsWithOneWhenARuleIsWrong() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "version: 1\nservice: x\nrules: 7\n");
        Path settings = Files.writeString(folder.resolve("settings.yaml"), "rules: " + rules + "\n");

        int exit = doctor("--kafka", kafka.bootstrapServers(), "--settings", settings.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains(rules + ":3:");
    }

    @Test
    void warnsOfATelemetryTopicThatKeepsTheProducersTime() throws Exception {
        String topic = kafka.newTopic(1);
        Path settings = Files.writeString(folder.resolve("settings.yaml"), "topics: {telemetry: " + topic + "}\n");

        doctor("--kafka", kafka.bootstrapServers(), "--settings", settings.toString(), "--json");

        assertThat(status("time of " + topic)).isEqualTo("warn");
        assertThat(status("events")).isEqualTo("warn");
        assertThat(status("heartbeats")).isEqualTo("warn");
    }

    @Test
    void asksSlackWhetherItKnowsTheTokenAndTellsNobodyTheToken() throws Exception {
        vendor.answer(200, "{\"ok\":true,\"team\":\"Acme\",\"user\":\"syncwatch\"}");
        assertThat(slack(Map.of("TOKEN", TOKEN))).extracting(Check::status).containsOnly(Status.OK);

        vendor.answer(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
        List<Check> refused = slack(Map.of("TOKEN", TOKEN));
        assertThat(refused).anySatisfy(check -> {
            assertThat(check.status()).isEqualTo(Status.FAIL);
            assertThat(check.found()).isEqualTo("Slack refuses: invalid_auth");
        });
        assertThat(refused.toString()).doesNotContain(TOKEN);
        assertThat(vendor.requests()).containsOnly("POST /api/auth.test");
    }

    @Test
    void tellsOfAVendorThatCanNotBeReached() throws Exception {
        vendor.close();

        assertThat(slack(Map.of()))
                .extracting(Check::name, Check::status)
                .contains(tuple("channel slack", Status.FAIL))
                .contains(tuple("secret ${TOKEN}", Status.WARN));
    }

    private List<Check> slack(Map<String, String> environment) throws Exception {
        DetectionSettings settings = DetectionSettings.read(Path.of("jobs/detection.yaml"));
        Channel channel =
                new Channel.Slack("slack", SecretRef.read("${TOKEN}").orElseThrow(), "C1", null, Duration.ZERO);
        return new Doctor(settings, environment, Clock.systemUTC())
                .channels(List.of(channel), vendor.address("/"), vendor.address("/api/"));
    }

    private int doctor(String... arguments) {
        vendor.answer(200, "{\"ok\":true}");
        String[] all = new String[arguments.length + 5];
        all[0] = "doctor";
        all[1] = "--pagerduty-url";
        all[2] = vendor.address("/v2/enqueue").toString();
        all[3] = "--slack-url";
        all[4] = vendor.address("/api/").toString();
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private String status(String name) throws Exception {
        return check(name).get("status").asText();
    }

    private String found(String name) throws Exception {
        return check(name).get("found").asText();
    }

    private JsonNode check(String name) throws Exception {
        for (JsonNode check : new ObjectMapper().readTree(out.toString()).get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + out);
    }

    private static void createTopics(Topic... wanted) throws Exception {
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin).createMissing(Topics.byDefault(2), List.of(wanted));
        }
    }

    private static HeartbeatWriter heartbeats() {
        HeartbeatWriter writer = new HeartbeatWriter(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                List.of(Topic.TELEMETRY.defaultName()),
                Duration.ofMillis(50),
                Clock.systemUTC());
        writer.start();
        return writer;
    }

    private static void awaitHeartbeats(HeartbeatWriter heartbeats) throws Exception {
        Await.until("heartbeats", () -> heartbeats.written() >= 4);
    }
}
