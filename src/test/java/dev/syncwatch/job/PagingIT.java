package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From telemetry in Kafka to a page at PagerDuty, with the shipped rules, heartbeats and checkpoints. */
class PagingIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    private static final List<Topic> TOPICS = List.of(
            Topic.TELEMETRY,
            Topic.ALERTS,
            Topic.PROGRESS,
            Topic.WINDOWS,
            Topic.MINUTES,
            Topic.RULE_STATUS,
            Topic.DEAD_LETTERS,
            Topic.UNDELIVERED,
            Topic.SILENCES,
            Topic.RULES);

    @TempDir
    Path checkpoints;

    @TempDir
    Path scratch;

    @Test
    void outageTriggersOnePageAndRecoveryResolvesIt() throws Exception {
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin).createMissing(new Topics(Map.of(), 2, true), TOPICS);
            new TopicCreation(admin).createMissing(NotificationJob.outboxes(watch(List.of(channel(null)))));
        }
        produceOutage(Instant.now().minus(Duration.ofMinutes(75)));
        try (PagerDutyStandIn pagerDuty = new PagerDutyStandIn();
                LocalFlink flink = LocalPager.startFlink(settings(), 0, new LocalFlink.Place(scratch, 0));
                LocalPager pager = LocalPager.start(
                        watch(List.of(channel(notifier(pagerDuty)))),
                        new LocalPlace(flink, HeartbeatSettings.defaults(), false, told -> {}))) {
            Await.until("a page that was resolved", () -> {
                return pagerDuty.alerts().stream().anyMatch(alert -> !alert.open());
            });
            assertThat(pagerDuty.violations()).isEmpty();
            assertThat(pagerDuty.alerts()).hasSize(1);
            assertThat(pagerDuty.accepted())
                    .extracting(event -> event.get("event_action").asText())
                    .containsExactly("trigger", "resolve");
            JsonNode page = pagerDuty.accepted().get(0);
            // The incident began with the rule that saw it first, which itself tells nobody.
            assertThat(page.get("dedup_key").asText()).startsWith("incident/push-5xx/environment=production@");
            assertThat(page.at("/payload/summary").asText())
                    .contains("of syncs failed")
                    .contains("production");
            assertThat(page.at("/payload/severity").asText()).isEqualTo("critical");
            assertThat(page.toString()).doesNotContain("user-");
        }
    }

    /** 75 minutes up to now, an attempt every 3 s: healthy, 20 minutes of an outage, healthy again. */
    private static void produceOutage(Instant start) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 74 * 20; i++) {
            int minute = i / 20;
            boolean fails = minute >= 30 && minute < 50 && i % 2 == 0;
            String outcome = fails
                    ? "\"event\":\"learning_sync_failed\",\"stage\":\"push\",\"statusCode\":503"
                    : "\"event\":\"learning_sync_completed\",\"status\":\"success\"";
            String event = "{%s,\"userId\":\"user-%d\"}".formatted(outcome, i % 50);
            long at = start.plusSeconds(3L * i).toEpochMilli();
            records.add(new ProducerRecord<>(Topic.TELEMETRY.defaultName(), i % 2, at, null, event.getBytes(UTF_8)));
        }
        kafka.produce(records);
    }

    private DetectionSettings settings() {
        return new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                null,
                null,
                null,
                null,
                DetectionSettings.StartFrom.EARLIEST,
                1,
                2,
                Duration.ofSeconds(1),
                checkpoints.toUri().toString(),
                null);
    }

    private static RuleSet rules() throws Exception {
        Path file = Path.of("alert-rules/learning-sync.yaml");
        return RuleFileReader.read(file.toString(), Files.readAllBytes(file), Map.of(), Duration.ofSeconds(10))
                .ruleSet();
    }

    private LocalPager.Watch watch(List<ChannelSpec> channels) throws Exception {
        return new LocalPager.Watch(
                settings(),
                NotificationJobSettings.defaults(),
                rules(),
                channels,
                Map.of(),
                EnumSet.allOf(LocalPager.Job.class));
    }

    private static ChannelSpec channel(PagerDutyNotifier notifier) {
        return new ChannelSpec(new ChannelRules("pagerduty", null), notifier, null);
    }

    private static PagerDutyNotifier notifier(PagerDutyStandIn pagerDuty) {
        return new PagerDutyNotifier(
                PagerDutySettings.at(pagerDuty.endpoint(), new Secret(PagerDutyStandIn.ROUTING_KEY)),
                Clock.systemUTC());
    }
}
