package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.standalone.EmbeddedKafka;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.postgres.EmbeddedPostgres;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * How much the output job costs beside the detection job whose results it writes: {@code OutputBenchmark [USERS] [PAIRS]}. Both run
 * over a topic that is there already, one after the other, in this process with its Kafka and a PostgreSQL that syncs to disk; the
 * order changes from pair to pair. Processor time is that of this process, plus PostgreSQL's, from a job's start to its last result.
 */
final class OutputBenchmark implements AutoCloseable {
    private static final byte[] HEARTBEAT = "{\"event\":\"syncwatch_heartbeat\"}".getBytes(UTF_8);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Path folder = Files.createTempDirectory("output-benchmark-");
    private final EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    private final EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
    private final LocalFlink flink =
            LocalFlink.start(new Configuration(), 2, new LocalFlink.Place(folder.resolve("flink"), 0));
    private final Simulation simulation;
    private long events;
    private int runs;

    private OutputBenchmark(int users) throws Exception {
        Scenario small = Worlds.with(Worlds.everything());
        simulation = Simulation.of(
                new Scenario(
                        small.name(),
                        small.about(),
                        users,
                        small.start(),
                        small.length(),
                        small.app(),
                        small.wild(),
                        small.envelopes(),
                        small.incidents(),
                        small.remoteConfig()),
                7);
    }

    public static void main(String[] arguments) throws Exception {
        int users = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        try (OutputBenchmark benchmark = new OutputBenchmark(users)) {
            benchmark.run(pairs);
        }
        System.exit(0);
    }

    private void run(int pairs) throws Exception {
        emit();
        Map<String, String> written = topics();
        detect(written);
        List<Double> shares = new ArrayList<>();
        List<Cost> outputs = new ArrayList<>();
        for (int pair = 0; pair <= pairs; pair++) {
            Cost detection = pair % 2 == 0 ? detect(topics()) : null;
            Cost output = output(written);
            detection = detection == null ? detect(topics()) : detection;
            System.out.printf(
                    Locale.ROOT, "%s detection %s, output %s%n", pair == 0 ? "warm-up" : "pair", detection, output);
            if (pair > 0) {
                outputs.add(output);
                shares.add(output.cpuSeconds() / detection.cpuSeconds());
            }
        }
        long records = records(written);
        double wall = median(outputs.stream().map(Cost::seconds).toList());
        System.out.printf(
                Locale.ROOT,
                "%d events, %d records of results; output: %.0f events/s, %.0f records/s, %.2f s of processor, %.0f %% of detection's"
                        + " (%.0f to %.0f %%)%n",
                events,
                records,
                events / wall,
                records / wall,
                median(outputs.stream().map(Cost::cpuSeconds).toList()),
                100 * median(shares),
                100 * shares.stream().min(Double::compare).orElseThrow(),
                100 * shares.stream().max(Double::compare).orElseThrow());
    }

    /** From a job's start to its last result. */
    private record Cost(double seconds, double cpuSeconds) {
        @Override
        public String toString() {
            return "%.2f s (%.2f s of processor)".formatted(seconds, cpuSeconds);
        }
    }

    private void emit() throws Exception {
        create(Map.of(Topic.TELEMETRY, "telemetry"));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", "20"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (long at = simulation.startMillis(); at < simulation.endMillis(); at += Scenario.STEP_MILLIS) {
                long end = at + Scenario.STEP_MILLIS;
                simulation.advance(end, (kind, arrivalMillis, key, json) -> {
                    if (kind == Emissions.Kind.TELEMETRY) {
                        producer.send(new ProducerRecord<>("telemetry", 0, arrivalMillis, null, json));
                        events++;
                    }
                });
                producer.send(new ProducerRecord<>("telemetry", 0, end, null, HEARTBEAT));
            }
            producer.send(new ProducerRecord<>("telemetry", 0, simulation.endMillis() + 60_000, null, HEARTBEAT));
        }
    }

    private Map<String, String> topics() throws Exception {
        int run = ++runs;
        Map<Topic, String> names = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            names.put(topic, topic == Topic.TELEMETRY ? "telemetry" : topic.settingName() + "-" + run);
        }
        create(names);
        return names.entrySet().stream()
                .collect(Collectors.toMap(name -> name.getKey().settingName(), Map.Entry::getValue));
    }

    private void create(Map<Topic, String> names) throws Exception {
        try (Admin admin = admin()) {
            new TopicCreation(admin).createMissing(new Topics(names, 1, true), names.keySet());
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()));
    }

    private Cost detect(Map<String, String> topics) throws Exception {
        DetectionSettings settings = new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "detection-" + ++runs),
                topics,
                null,
                null,
                null,
                DetectionSettings.StartFrom.EARLIEST,
                1,
                1,
                null,
                null,
                null);
        byte[] file = Files.readAllBytes(Path.of("alert-rules", "learning-sync.yaml"));
        RuleSet rules = RuleFileReader.read("learning-sync.yaml", file, Map.of(), settings.pane())
                .ruleSet();
        Clock clock = new Clock();
        LocalJob job = flink.submit(
                DetectionJob.graph(settings, RuleTimeline.of(0, rules), DetectionJob.flinkSettings(settings)));
        long evaluations = Duration.ofMillis(simulation.endMillis() - simulation.startMillis())
                        .toSeconds()
                / 10;
        while (offsets(topics).get(topics.get("progress")) < evaluations) {
            Thread.sleep(20);
        }
        Cost cost = clock.cost();
        job.cancel(SOON);
        return cost;
    }

    /** Into an empty database. */
    private Cost output(Map<String, String> topics) throws Exception {
        String name = "run_" + ++runs;
        execute(postgres.url(), "CREATE DATABASE " + name);
        String url = postgres.url().replaceFirst("[^/]+$", name);
        Map<String, String> read = new HashMap<>(topics);
        read.keySet().retainAll(List.of("windows", "minutes", "alerts", "progress", "rule-status", "silences"));
        OutputSettings settings = new OutputSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                read,
                "none",
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                0);
        Database database = new Database(url, postgres.user(), postgres.password());
        Clock clock = new Clock();
        try (LocalOutput output =
                LocalOutput.start(settings, database, new LocalOutput.Place(flink, true, told -> {}))) {
            long rows = -1;
            long since = System.nanoTime();
            Cost cost = clock.cost();
            // Rows are written at least once a second: after three without a new one there is none.
            while (rows <= 0
                    || System.nanoTime() - since < Duration.ofSeconds(3).toNanos()) {
                long now = written(url);
                if (now != rows) {
                    rows = now;
                    since = System.nanoTime();
                    cost = clock.cost();
                }
                // Counting costs something, too.
                Thread.sleep(250);
            }
            return cost;
        }
    }

    private long written(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM sync_minute) + (SELECT count(*) FROM failure_minute)"
                                + " + (SELECT count(*) FROM window_rate) + (SELECT coalesce(sum(started + failed + succeeded), 0) FROM sync_minute)")) {
            found.next();
            return found.getLong(1);
        }
    }

    private void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long records(Map<String, String> topics) throws Exception {
        Map<String, Long> ends = offsets(topics);
        return List.of("windows", "minutes", "alerts", "progress", "rule-status").stream()
                .mapToLong(topic -> ends.get(topics.get(topic)))
                .sum();
    }

    private Map<String, Long> offsets(Map<String, String> topics) throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> latest = topics.values().stream()
                    .collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), topic -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            end -> end.getKey().topic(), end -> end.getValue().offset()));
        }
    }

    /** Starts when it is made. */
    private final class Clock {
        private final long begun = System.nanoTime();
        private final double cpuBegun = cpu();

        Cost cost() throws IOException {
            return new Cost((System.nanoTime() - begun) / 1e9, cpu() - cpuBegun);
        }

        Clock() throws IOException {}

        private double cpu() throws IOException {
            List<String> file = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"));
            ProcessHandle server = ProcessHandle.of(Long.parseLong(file.get(0))).orElseThrow();
            return MACHINE.getProcessCpuTime() / 1e9
                    + Stream.concat(Stream.of(server), server.descendants())
                            .flatMap(process -> process.info().totalCpuDuration().stream())
                            .mapToDouble(time -> time.toMillis() / 1e3)
                            .sum();
        }
    }

    private static double median(List<Double> of) {
        List<Double> sorted = of.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    @Override
    public void close() throws Exception {
        flink.close();
        postgres.close();
        kafka.close();
        Utils.delete(folder.toFile());
    }
}
