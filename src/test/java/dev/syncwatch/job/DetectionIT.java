package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.reference.MinuteRows;
import dev.syncwatch.reference.RandomCase;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.telemetry.Timestamps;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same events through three partitions of a real broker, through an export of that topic, and through the file. */
class DetectionIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sums of queue deltas are exact. */
    private static final ObjectMapper EXACT = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private static final int PARTITIONS = 3;
    private static final List<Topic> TOPICS = Stream.concat(
                    Topic.OUTPUTS.stream(), Stream.of(Topic.TELEMETRY, Topic.RULES))
            .toList();

    /** On which minutes are told, if panes are no longer. */
    private static final long TOLD_EVERY_MILLIS = 10_000;

    /** No JSON, no UTF-8, white space with an event in it, a line's end, and nothing at all. */
    private static final List<byte[]> DAMAGED = List.of(
            "{".getBytes(UTF_8),
            new byte[] {'{', (byte) 0xC3, '}'},
            " {\"event\":7} ".getBytes(UTF_8),
            "no\njson".getBytes(UTF_8),
            new byte[0]);

    @TempDir
    Path folder;

    /** Random cases that come mostly in the form of an export, and make alerts change. */
    static Stream<RandomCase> cases() {
        return LongStream.iterate(1, seed -> seed + 1)
                .mapToObj(seed -> RandomCase.of(seed, Set.of("failure-rate", "absence")))
                .filter(random -> placed(random).size() > 200
                        && random.expected().changes().size() > 4)
                .limit(3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void kafkaExportAndFileGiveTheSameChanges(RandomCase random) throws Exception {
        List<KafkaLine> records = records(random);
        long lastPaneEnd = endOfPane(random, records);
        Map<Topic, String> names = createTopics(random);
        produce(records, names.get(Topic.TELEMETRY), lastPaneEnd + random.outOfOrdernessMillis());

        List<byte[]> lines = withHeartbeats(records, lastPaneEnd + random.outOfOrdernessMillis());
        Map<String, Map<String, String>> minutes = MinuteRows.of(lines, random.outOfOrdernessMillis());
        detect(random, names, lastPaneEnd, minutes);
        assertThat(lastMinutes(names.get(Topic.MINUTES)))
                .as("minutes of %s", random)
                .containsExactlyInAnyOrderEntriesOf(minutes)
                .isNotEmpty();

        assertThat(steps(texts(names.get(Topic.RULE_STATUS))))
                .as("what rules of %s say where alerts change", random)
                .containsAll(steps(texts(names.get(Topic.ALERTS))));

        Path export = export(names.get(Topic.TELEMETRY));
        Path original = write("original", lines);
        for (Path events : List.of(export, original)) {
            Path out = replay(random, events);
            assertThat(upTo(lastPaneEnd, "at", "alert", Files.readAllLines(out.resolve("alerts.ndjson"))))
                    .as("changes of %s in %s", random, events)
                    .isEqualTo(upTo(lastPaneEnd, "at", "alert", texts(names.get(Topic.ALERTS))))
                    .isNotEmpty();
            assertThat(upTo(
                            lastPaneEnd,
                            "window_end",
                            "environment",
                            Files.readAllLines(out.resolve("windows.ndjson"))))
                    .as("windows of %s in %s", random, events)
                    .isEqualTo(upTo(lastPaneEnd, "window_end", "environment", texts(names.get(Topic.WINDOWS))));
            assertThat(Files.readAllLines(out.resolve("dead-letters.ndjson")))
                    .as("dead letters of %s in %s", random, events)
                    .hasSameSizeAs(texts(names.get(Topic.DEAD_LETTERS)));
        }
        assertThat(wherever(Files.readAllLines(folder.resolve("export.ndjson.out/dead-letters.ndjson"))))
                .as("dead letters of %s in the export", random)
                .hasSizeGreaterThanOrEqualTo(DAMAGED.size())
                .isEqualTo(wherever(texts(names.get(Topic.DEAD_LETTERS))));
    }

    /** The lines of a case that tell their place in Kafka, and between them what no line of JSON can hold. */
    private static List<KafkaLine> records(RandomCase random) {
        List<KafkaLine> records = new ArrayList<>(placed(random));
        for (int i = 0; i < DAMAGED.size(); i++) {
            KafkaLine before = records.get(2 * i);
            byte[] value = DAMAGED.get(i);
            KafkaLine.Value damaged = value.length == 0 ? null : new KafkaLine.Value(value, 0, value.length);
            records.add(2 * i + 1, new KafkaLine(before.partition(), 0, before.timestamp(), damaged));
        }
        return records;
    }

    private static List<KafkaLine> placed(RandomCase random) {
        return random.lines().stream()
                .map(KafkaLine::unwrap)
                .filter(line -> line != null
                        && line.timestamp() != Timestamps.ABSENT
                        && line.partition() >= 0
                        && line.partition() < PARTITIONS)
                .toList();
    }

    private Path export(String topic) throws Exception {
        Path settings = Files.writeString(
                folder.resolve("settings.yaml"),
                "{ kafka: { bootstrap.servers: \"%s\" }, topics: { telemetry: %s } }"
                        .formatted(kafka.bootstrapServers(), topic));
        Path file = folder.resolve("export.ndjson");
        String command = "tail --settings %s --from beginning --until-end --export %s".formatted(settings, file);
        int exitCode = Syncwatch.commandLine()
                .setErr(new PrintWriter(new StringWriter()))
                .execute(command.split(" "));
        assertThat(exitCode).isZero();
        return file;
    }

    private static long endOfPane(RandomCase random, List<KafkaLine> records) {
        long newest = records.stream().mapToLong(KafkaLine::timestamp).max().orElseThrow();
        long step = Math.max(random.paneMillis(), TOLD_EVERY_MILLIS);
        return newest - newest % step + step;
    }

    private static Map<Topic, String> createTopics(RandomCase random) throws Exception {
        Map<Topic, String> names = new EnumMap<>(Topic.class);
        TOPICS.forEach(topic -> names.put(topic, topic.settingName() + "-" + random.hashCode()));
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin).createMissing(new Topics(names, PARTITIONS, true), TOPICS);
        }
        return names;
    }

    private static void produce(List<KafkaLine> records, String topic, long end) {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        records.forEach(line ->
                all.add(new ProducerRecord<>(topic, line.partition(), line.timestamp(), null, bytes(line.value()))));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            all.add(new ProducerRecord<>(topic, partition, end, null, heartbeat()));
        }
        kafka.produce(all);
    }

    private static byte[] bytes(KafkaLine.Value value) {
        return value == null ? null : Arrays.copyOfRange(value.bytes(), value.from(), value.to());
    }

    private static byte[] heartbeat() {
        return "{\"event\":\"syncwatch_heartbeat\"}".getBytes(UTF_8);
    }

    private static List<byte[]> withHeartbeats(List<KafkaLine> records, long end) {
        List<byte[]> lines = new ArrayList<>();
        records.forEach(line -> lines.add(KafkaLine.wrap(new ConsumerRecord<>(
                "t",
                line.partition(),
                0,
                line.timestamp(),
                org.apache.kafka.common.record.TimestampType.CREATE_TIME,
                0,
                0,
                null,
                bytes(line.value()),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                java.util.Optional.empty()))));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String place = "{\"kafka\":{\"partition\":" + partition + ",\"timestamp\":" + end + "},\"value\":";
            lines.add((place + new String(heartbeat(), UTF_8) + "}").getBytes(UTF_8));
        }
        return lines;
    }

    private static void detect(
            RandomCase random, Map<Topic, String> names, long lastPaneEnd, Map<String, Map<String, String>> minutes)
            throws Exception {
        DetectionSettings settings = settings(random, names);
        StreamExecutionEnvironment environment =
                FlinkSettings.inProcess(settings.parallelism(), DetectionJob.flinkSettings(settings));
        DetectionJob.define(environment, settings, rules(random));
        JobClient job = environment.executeAsync(DetectionJob.NAME);
        try {
            Await.until("progress", () -> progress(names.get(Topic.PROGRESS)) >= lastPaneEnd);
            long events = events(minutes);
            Await.until("minutes", () -> events(lastMinutes(names.get(Topic.MINUTES))) >= events);
        } finally {
            job.cancel().get();
        }
    }

    /** What a change and the status at its T have in common. */
    private static Set<JsonNode> steps(List<String> texts) throws Exception {
        Set<JsonNode> steps = new HashSet<>();
        for (String text : texts) {
            ObjectNode node = (ObjectNode) JSON.readTree(text);
            steps.add(node.retain("alert", "rule", "group", "at", "severity", "mode", "state", "value", "numbers"));
        }
        return steps;
    }

    /** The last of the rows of each key. */
    private static Map<String, Map<String, String>> lastMinutes(String topic) throws Exception {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (String text : texts(topic)) {
            ObjectNode row = (ObjectNode) EXACT.readTree(text);
            rows.put(MinuteRows.key(row), MinuteRows.fields(row));
        }
        return rows;
    }

    private static long events(Map<String, Map<String, String>> minutes) {
        return minutes.values().stream()
                .mapToLong(row -> Stream.of("started", "succeeded", "completed_other", "failed", "skipped", "failures")
                        .mapToLong(name -> Long.parseLong(row.getOrDefault(name, "0")))
                        .sum())
                .sum();
    }

    /** Dead letters by their places, without the words for those: a file knows its line, Kafka its topic. */
    private static List<String> wherever(List<String> deadLetters) throws Exception {
        List<String> all = new ArrayList<>();
        for (String letter : deadLetters) {
            ObjectNode node = (ObjectNode) JSON.readTree(letter);
            all.add(node.without(List.of("line", "topic")).toString());
        }
        return all.stream().sorted().toList();
    }

    private static DetectionSettings settings(RandomCase random, Map<Topic, String> names) {
        Map<String, String> topics = new HashMap<>();
        names.forEach((topic, name) -> topics.put(topic.settingName(), name));
        return new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                null,
                Duration.ofMillis(random.paneMillis()),
                Duration.ofMillis(random.outOfOrdernessMillis()),
                DetectionSettings.StartFrom.EARLIEST,
                2,
                PARTITIONS,
                null,
                null,
                null);
    }

    private static RuleSet rules(RandomCase random) {
        return RuleFileReader.read(
                        "rules.json", random.rules().getBytes(UTF_8), Map.of(), Duration.ofMillis(random.paneMillis()))
                .ruleSet();
    }

    private static long progress(String topic) throws Exception {
        List<String> told = texts(topic);
        return told.isEmpty()
                ? Long.MIN_VALUE
                : Instant.parse(JSON.readTree(told.get(told.size() - 1))
                                .get("evaluatedTo")
                                .asText())
                        .toEpochMilli();
    }

    private Path write(String name, List<byte[]> lines) throws Exception {
        Path file = folder.resolve(name + ".ndjson");
        try (var out = Files.newOutputStream(file)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        return file;
    }

    private static Path replay(RandomCase random, Path events) throws Exception {
        Path out = events.resolveSibling(events.getFileName() + ".out");
        AlertingPipeline.Timing timing = new AlertingPipeline.Timing(
                Duration.ofMillis(random.paneMillis()), Duration.ofMillis(random.outOfOrdernessMillis()));
        ReplayJob.run(new ReplayJob.Settings(rules(random), events, out, timing, 1), new Configuration());
        return out;
    }

    private static List<String> texts(String topic) {
        return kafka.read(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    /** A line of output, and by what lines are put in order. */
    private record Line(Instant at, String order, String text) {
        static Line of(String text, String time, String order) throws Exception {
            JsonNode node = JSON.readTree(text);
            return new Line(
                    Instant.parse(node.get(time).asText()), node.get(order).asText(), text);
        }
    }

    /** Live, the heartbeats end time where the events' last pane does; in a file their own pane is evaluated too. */
    private static List<String> upTo(long end, String time, String order, List<String> texts) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(Line.of(text, time, order));
        }
        return lines.stream()
                .filter(line -> line.at().toEpochMilli() <= end)
                .sorted(Comparator.comparing(Line::at).thenComparing(Line::order))
                .map(Line::text)
                .toList();
    }
}
