package dev.syncwatch.cli.tail.seen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class SeenLinesTest {
    private static final long TEN = 1_767_607_200_000L;
    private static final String FAILED = """
            {"event":"learning_sync_failed","userId":"u1","stage":"push","statusCode":503,"message":"no route","messageId":"m1"}""";
    private static final String CHANGE = """
            {"alert":"failure-rate/environment=production","rule":"failure-rate","group":{"environment":"production"},
             "state":"firing","at":"2026-01-05T10:00:20Z","severity":"critical","title":"14.5 % failed"}""";

    private final HumanLine human = new HumanLine(Ansi.OFF);

    @Test
    void alignsWhatPassed() {
        assertThat(lines(Feed.TELEMETRY, FAILED, """
                {"batch":[{"event":"learning_sync_completed","userId":"a-longer-user","status":"success","environment":"staging"},
                          {"type":"identify"},{"event":7}]}"""))
                .containsExactly(
                        "2026-01-05 10:00:00.000  failed      1/0  u1  stage=push statusCode=503 message=\"no route\"",
                        "2026-01-05 10:00:00.001  completed   1/1  a-longer-user  environment=staging status=success",
                        "2026-01-05 10:00:00.001  ignored     1/1",
                        "2026-01-05 10:00:00.001  unreadable  1/1                 no event name (member 2 of its batch):"
                                + " {\"event\":7}");
        assertThat(lines(Feed.CHANGES, CHANGE))
                .containsExactly("2026-01-05 10:00:20.000  firing      1/0  failure-rate/environment=production"
                        + "  critical: 14.5 % failed");
    }

    @Test
    void showsWhatAnotherTopicHolds() {
        assertThat(lines(Feed.CONFIG, "{\"learningSync\":{\"enabled\":false}}", "no json", null))
                .containsExactly(
                        "2026-01-05 10:00:00.000  config      1/0    {\"learningSync\":{\"enabled\":false}}",
                        "2026-01-05 10:00:00.001  unreadable  1/1    no JSON object: no json",
                        "2026-01-05 10:00:00.002  unreadable  1/2    no JSON object:");
    }

    @Test
    void colours_whenATerminalCan() {
        String line = new HumanLine(Ansi.ON).of(read(Feed.TELEMETRY, FAILED).get(0));

        assertThat(line).contains("\u001b[31mfailed\u001b[").contains("  1/0  u1  ");
    }

    @Test
    void takesNoOrdersFromTelemetry() {
        String hostile = FAILED.replace("no route", "\\u001b[2J\\n@|red x|@ \\u202e\\u009b1m");

        String line = lines(Feed.TELEMETRY, hostile).get(0);

        assertThat(line).contains("\\u001b[2J\\u000a@|red x|@ \\u202e\\u009b1m");
    }

    @Test
    void tellsOfWhatAPhoneSentHoursLater() {
        String late = FAILED.replace("\"userId\"", "\"timestamp\":\"2026-01-05T07:00:00Z\",\"userId\"");

        assertThat(lines(Feed.TELEMETRY, late)).first().asString().endsWith("(stale: occurred 180 min before)");
    }

    @Test
    void writesOneJsonObjectALine() throws Exception {
        List<JsonNode> seen = new ArrayList<>();
        for (Seen each : read(Feed.TELEMETRY, FAILED, "{\"event\":\"syncwatch_heartbeat\"}", "\u0000{")) {
            seen.add(new ObjectMapper().readTree(JsonLine.of(each)));
        }

        assertThat(seen)
                .extracting(line -> line.path("kind").asText())
                .containsExactly("event", "heartbeat", "unreadable");
        assertThat(seen.get(0).path("value").path("statusCode").asText()).isEqualTo("503");
        assertThat(seen.get(0).path("arrival").asText()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(seen.get(2).path("reason").asText()).isEqualTo("not JSON in UTF-8, but perhaps in UTF-16");
    }

    @Property
    void staysOneLineOfPlainCharacters(@ForAll String text) throws Exception {
        String event = new ObjectMapper()
                .createObjectNode()
                .put("event", "learning_sync_failed")
                .put("userId", text)
                .put("message", text)
                .toString();
        for (Seen seen : read(Feed.TELEMETRY, event, text)) {
            for (String line : List.of(human.of(seen), JsonLine.of(seen))) {
                assertThat(line.codePoints())
                        .noneMatch(Character::isISOControl)
                        .noneMatch(c -> c == 0x202e || c == 0x2028);
            }
            assertThat(new ObjectMapper().readTree(JsonLine.of(seen)).isObject())
                    .isTrue();
        }
    }

    private List<String> lines(Feed feed, String... values) {
        return read(feed, values).stream().map(human::of).toList();
    }

    private static List<Seen> read(Feed feed, String... values) {
        List<Seen> seen = new ArrayList<>();
        RecordReader reader = new RecordReader();
        for (int i = 0; i < values.length; i++) {
            reader.read(feed, record(i, values[i]), seen::add);
        }
        return seen;
    }

    private static ConsumerRecord<byte[], byte[]> record(int offset, String value) {
        return new ConsumerRecord<>(
                "topic",
                1,
                offset,
                TEN + offset,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }
}
