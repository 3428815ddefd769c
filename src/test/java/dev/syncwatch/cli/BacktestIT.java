package dev.syncwatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BacktestIT {
    private static final Path RULES = Path.of("alert-rules/learning-sync.yaml");
    private static final Path EVENTS = Path.of("alert-rules/examples/two-incidents.ndjson");

    @RegisterExtension
    private static final KafkaFixture KAFKA = KafkaFixture.shared();

    @TempDir
    private Path folder;

    @Test
    void findsNoDifferenceBetweenARuleFileAndItself() throws IOException {
        Ran ran = backtest(RULES, "--json", "--fail-on=gained>0,lost>0,earlier>0,later>0");

        JsonNode result = new ObjectMapper().readTree(ran.out());
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.GOOD);
        assertThat(result.path("live").path("pages").asInt()).isPositive();
        assertThat(result.path("live")).isEqualTo(result.path("changed"));
        assertThat(result.path("gained")).isEmpty();
        assertThat(result.path("lost")).isEmpty();
    }

    @Test
    void decidesEachSetAsAReplayOfItAloneDoes() throws IOException {
        Path changed = changed(
                text -> text.replace("above: 10%", "above: 30%").replace("resolveBelow: 7%", "resolveBelow: 20%"));

        JsonNode result =
                new ObjectMapper().readTree(backtest(changed, "--json").out());

        assertThat(result.path("changed").path("pages").asLong()).isEqualTo(firings(changed));
        assertThat(result.path("live").path("pages").asLong()).isEqualTo(firings(RULES));
    }

    @Test
    void showsWhatIsLostAndEndsWith1WhereThatIsAskedFor() throws IOException {
        Path changed = changed(
                text -> text.replace("above: 10%", "above: 99%").replace("resolveBelow: 7%", "resolveBelow: 98%"));
        Path page = folder.resolve("backtest.html");

        Ran ran = backtest(changed, "--fail-on=lost>0", "--html=" + page);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out())
                .contains("Lost: nobody would be called for these any more")
                .contains(" of syncs failed");
        assertThat(ran.err()).contains("fails: lost>0");
        assertThat(Files.readString(page)).contains("uPlot").contains("\"lost\":[{");
    }

    @Test
    void takesATopicsHistoryForAFile() throws Exception {
        String fromFile = backtest(RULES, "--json").out();
        String topic = KAFKA.newTopic(1, Map.of("message.timestamp.type", "CreateTime", "retention.ms", "-1"));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String line : Files.readAllLines(EVENTS)) {
            String arrival = new ObjectMapper().readTree(line).path("timestamp").asText();
            records.add(
                    new ProducerRecord<>(topic, 0, Instant.parse(arrival).toEpochMilli(), null, line.getBytes(UTF_8)));
        }
        KAFKA.produce(records);

        Ran ran = Ran.command(
                "rules",
                "backtest",
                "--live=" + RULES,
                "--changed=" + RULES,
                "--kafka=" + KAFKA.bootstrapServers(),
                "--topic=" + topic,
                "--json");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.GOOD);
        assertThat(ran.out()).isEqualTo(fromFile);
    }

    @Test
    void asksForOneHistory() {
        assertThat(Ran.command("rules", "backtest", "--changed=" + RULES).exitCode())
                .isEqualTo(2);
        assertThat(backtest(RULES, "--kafka=localhost:1").exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAPaneThatIsNoPartOfAMinute() {
        assertThat(backtest(RULES, "--pane=7s").exitCode()).isEqualTo(2);
    }

    @Test
    void tellsEveryProblemOfBothFilesAndOfTheLabels() throws IOException {
        Path changed = changed(text -> text.replace("above: 10%", "above: many"));
        Path labels = Files.writeString(folder.resolve("labels.yaml"), "incidents:\n  - { name: x, from: then }\n");

        Ran ran = backtest(changed, "--labels=" + labels);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err())
                .contains("changed.yaml:")
                .contains("labels.yaml:2:22:")
                .contains("to is missing");
    }

    private Ran backtest(Path changed, String... more) {
        String[] all = new String[more.length + 5];
        all[0] = "rules";
        all[1] = "backtest";
        all[2] = "--live=" + RULES;
        all[3] = "--changed=" + changed;
        all[4] = "--events=" + EVENTS;
        System.arraycopy(more, 0, all, 5, more.length);
        return Ran.command(all);
    }

    private Path changed(UnaryOperator<String> edit) throws IOException {
        String before = Files.readString(RULES);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        return Files.writeString(folder.resolve("changed.yaml"), after);
    }

    /** Pages by the plain reading of what a replay writes: live, named to a channel, and not held back here. */
    private long firings(Path rules) throws IOException {
        Path out = folder.resolve(rules.getFileName() + ".out");
        Ran.command("replay", "--rules=" + rules, "--events=" + EVENTS, "--out=" + out);
        long firings = 0;
        for (String line : Files.readAllLines(out.resolve("alerts.ndjson"))) {
            JsonNode change = new ObjectMapper().readTree(line);
            boolean begins = change.path("state").asText().equals("firing")
                    && change.path("at").asText().equals(change.path("startsAt").asText());
            firings += begins
                            && change.path("mode").asText().equals("live")
                            && !change.path("notify").isEmpty()
                    ? 1
                    : 0;
        }
        return firings;
    }
}
