package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.MetricDocs;
import dev.syncwatch.fixture.MetricNames;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.job.metrics.Exposition;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.notify.pagerduty.PagerDutyNotifier;
import dev.syncwatch.notify.pagerduty.PagerDutySettings;
import dev.syncwatch.notify.plan.ChannelRules;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a running Syncwatch exposes after a page went out, held against everything that is written about metrics. */
@Timeout(150)
class MetricsIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    private static final List<Topic> TOPICS = List.of(
            Topic.TELEMETRY,
            Topic.LOGS,
            Topic.ALERTS,
            Topic.PROGRESS,
            Topic.WINDOWS,
            Topic.MINUTES,
            Topic.RULE_STATUS,
            Topic.DEAD_LETTERS,
            Topic.UNDELIVERED,
            Topic.SILENCES,
            Topic.RULES);

    private static final Path DOCKER = Path.of("docker");

    /** What Prometheus does with the names of a cluster, as its configuration says. */
    private static final Pattern RELABELLED = Pattern.compile("flink_.*_(syncwatch_.+)");

    /** The labels that every metric of Flink's operators has. */
    private static final Set<String> OF_OPERATORS = Set.of("job_name", "operator_name", "subtask_index");

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    @TempDir
    static Path folder;

    private static String ours;
    private static String flinks;

    @BeforeAll
    static void runsUntilAPageIsOut() throws Exception {
        int stockPort = freePort();
        try (PagerDutyStandIn pagerDuty = new PagerDutyStandIn();
                Exposition exposition =
                        Exposition.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "1.2.3")) {
            DetectionSettings settings = settings(stockPort).withFlink(exposition.flinkSettings());
            LocalPager.Watch watch = watch(settings, pagerDuty);
            prepare(watch);
            LocalFlink.Place scratch = new LocalFlink.Place(folder.resolve("scratch"), 0);
            try (LocalFlink flink = LocalPager.startFlink(settings, 1, scratch);
                    LocalPager pager = LocalPager.start(
                            watch,
                            new LocalPlace(
                                    flink, HeartbeatSettings.defaults(), false, told -> {}, exposition.registry()));
                    LocalOutput output = output(watch, flink)) {
                Await.until("a page that was counted", () -> {
                    ours = MetricNames.scrape(exposition.address());
                    return value("syncwatch_notification_settled_total{channel=\"pagerduty\",result=\"delivered\"}") > 0
                            && MetricNames.exposed(ours).contains("syncwatch_blind")
                            && sum("syncwatch_rows_total\\{.*result=\"written\".*") > 0
                            && value("flink_jobmanager_job_numberOfCompletedCheckpoints{job_name=\"detection\"}") > 0;
                });
                flinks = MetricNames.scrape(URI.create("http://127.0.0.1:" + stockPort + "/metrics"));
                assertThat(pager.ended()).isEmpty();
                assertThat(output.ended()).isEmpty();
            }
        }
    }

    private static LocalOutput output(LocalPager.Watch watch, LocalFlink flink) throws Exception {
        PostgresFixture.Database database = postgres.newDatabase();
        return LocalOutput.start(
                OutputSettings.defaults().beside(watch.settings(), watch.notification()),
                new Database(database.url(), database.user(), database.password()),
                new LocalOutput.Place(flink, true, told -> {}));
    }

    private static void prepare(LocalPager.Watch watch) throws Exception {
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin).createMissing(new Topics(Map.of(), 1, true), TOPICS);
            new TopicCreation(admin).createMissing(NotificationJob.outboxes(watch));
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        long start = System.currentTimeMillis() - Duration.ofMinutes(2).toMillis();
        for (int i = 0; i < 60; i++) {
            String event = "{\"event\":\"learning_sync_failed\",\"stage\":\"push\",\"userId\":\"u%d\"}".formatted(i);
            records.add(record(start + 1000 * i, event));
        }
        records.add(record(start + 60_000, "no JSON"));
        kafka.produce(records);
    }

    private static ProducerRecord<byte[], byte[]> record(long at, String value) {
        return new ProducerRecord<>(Topic.TELEMETRY.defaultName(), 0, at, null, value.getBytes(UTF_8));
    }

    @AfterAll
    static void forget() {
        ours = null;
        flinks = null;
    }

    @Test
    void tellsInNumbersWhatHasHappened() {
        assertThat(sum("syncwatch_events_total\\{fate=\"counted\".*")).isEqualTo(60);
        assertThat(sum("syncwatch_dead_letters_total\\{.*reason=\"not_JSON\".*"))
                .isEqualTo(1);
        assertThat(sum("syncwatch_open_alerts\\{.*mode=\"live\".*severity=\"critical\".*state=\"firing\".*"))
                .isEqualTo(1);
        assertThat(sum("syncwatch_rule_set_version\\{.*")).isEqualTo(1);
        assertThat(sum("syncwatch_heartbeats_total\\{result=\"written\"}")).isPositive();
        assertThat(sum("syncwatch_evaluated_timestamp_seconds\\{.*")).isGreaterThan(1.7e9);
        assertThat(ours).contains("syncwatch_build_info{version=\"1.2.3\"} 1");
    }

    @Test
    void everyMetricThatAnAlertOrADashboardReadsIsThere() throws Exception {
        Set<String> exposed = MetricNames.exposed(ours);
        List<String> expressions =
                new ArrayList<>(MetricNames.ofRules(DOCKER.resolve("prometheus/syncwatch-rules.yml")));
        expressions.addAll(MetricNames.ofDashboard(DOCKER.resolve("grafana/dashboards/syncwatch-itself.json")));
        assertThat(expressions).hasSizeGreaterThan(30);
        assertThat(expressions)
                .allSatisfy(
                        expression -> assertThat(exposed).as(expression).containsAll(MetricNames.usedBy(expression)));
    }

    @Test
    void documentationNamesExactlyWhatIsExposed() throws Exception {
        Map<String, Set<String>> documented = MetricDocs.labels();
        Map<String, Set<String>> exposed = MetricNames.labels(ours).entrySet().stream()
                .filter(series -> series.getKey().startsWith("syncwatch_"))
                .collect(Collectors.toMap(
                        series -> series.getKey().replaceFirst("_seconds_(bucket|sum|count)$", "_seconds"),
                        series -> own(series.getValue()),
                        (one, other) -> one.size() >= other.size() ? one : other));
        assertThat(exposed).containsExactlyInAnyOrderEntriesOf(documented);
    }

    @Test
    void documentationNamesTheTypes() throws Exception {
        for (Map.Entry<String, String> type : MetricDocs.types().entrySet()) {
            assertThat(ours).contains("# TYPE " + type.getKey() + " " + type.getValue() + "\n");
        }
    }

    @Test
    void metricsOfFlinkThatAreDocumentedAreThere() throws Exception {
        assertThat(MetricNames.exposed(ours)).containsAll(MetricDocs.flinks());
    }

    @Test
    void onAClusterFlinksOwnReporterShowsTheSame() {
        Set<String> onCluster = MetricNames.exposed(flinks).stream()
                .map(name -> RELABELLED.matcher(name).replaceFirst("$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> here = MetricNames.exposed(ours);
        here.removeIf(name -> !name.startsWith("flink_") && !onCluster.contains(name));
        assertThat(onCluster)
                .filteredOn(name -> name.startsWith("syncwatch_"))
                .contains("syncwatch_events_total", "syncwatch_evaluated_timestamp_seconds", "syncwatch_open_alerts")
                .allMatch(here::contains);
        // A metric may come or go between two scrapes, but the scheme of names is one.
        assertThat(onCluster.stream().filter(here::contains).count()).isGreaterThan(here.size() * 9L / 10);
    }

    private static Set<String> own(Set<String> labels) {
        return labels.stream()
                .filter(label -> !OF_OPERATORS.contains(label) && !label.equals("le"))
                .collect(Collectors.toSet());
    }

    private static double value(String series) {
        return sum(Pattern.quote(series));
    }

    private static double sum(String series) {
        return Pattern.compile("^" + series + " (\\S+)$", Pattern.MULTILINE)
                .matcher(ours)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private static DetectionSettings settings(int stockPort) {
        return new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                null,
                null,
                Duration.ofSeconds(1),
                null,
                DetectionSettings.StartFrom.EARLIEST,
                1,
                1,
                Duration.ofSeconds(1),
                folder.resolve("checkpoints").toUri().toString(),
                Map.of(
                        "metrics.reporter.stock.factory.class",
                        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
                        "metrics.reporter.stock.port",
                        String.valueOf(stockPort)),
                DetectionSettings.Input.TOPIC,
                null,
                null,
                0);
    }

    private static LocalPager.Watch watch(DetectionSettings settings, PagerDutyStandIn pagerDuty) throws Exception {
        PagerDutyNotifier notifier = new PagerDutyNotifier(
                PagerDutySettings.at(pagerDuty.endpoint(), new Secret(PagerDutyStandIn.ROUTING_KEY)),
                Clock.systemUTC());
        return new LocalPager.Watch(
                settings,
                NotificationJobSettings.defaults(),
                rules(),
                List.of(new ChannelSpec(new ChannelRules("pagerduty", null), notifier, null)),
                Map.of(),
                EnumSet.allOf(LocalPager.Job.class));
    }

    private static RuleSet rules() throws Exception {
        Path file = Path.of("alert-rules/learning-sync.yaml");
        return RuleFileReader.read(file.toString(), Files.readAllBytes(file), Map.of(), Duration.ofSeconds(1))
                .ruleSet();
    }
}
