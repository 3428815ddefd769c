package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.pagerduty.PagerDutyNotifier;
import dev.syncwatch.notify.pagerduty.PagerDutySettings;
import dev.syncwatch.notify.plan.ChannelRules;
import dev.syncwatch.notify.slack.SlackNotifier;
import dev.syncwatch.notify.slack.SlackSettings;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.SlackPost;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PagerDuty and Slack side by side over a real broker: one does not get through, the other does not wait for it. */
@Timeout(120)
class NotificationServiceIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final Instant LATER = Instant.parse("2026-01-05T10:31:20Z");

    private final PagerDutyStandIn pagerDuty = new PagerDutyStandIn();
    private final SlackStandIn slack = new SlackStandIn();
    private NotificationSettings settings;
    private NotificationService service;

    @BeforeEach
    void start() {
        NotificationSettings.Topics topics = new NotificationSettings.Topics(
                kafka.newTopic(1), kafka.newTopic(1), kafka.newTopic(1), kafka.newTopic(1), kafka.newTopic(1));
        settings = new NotificationSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                new RetrySettings(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofHours(24)),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                "");
        List.of("pagerduty", "slack")
                .forEach(channel -> kafka.create(new NewTopic(topics.outbox(channel), 1, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact"))));
        service = new NotificationService(
                settings,
                List.of(
                        new ChannelSpec(new ChannelRules("pagerduty", null), pagerDutyNotifier(), null),
                        new ChannelSpec(new ChannelRules("slack", null), slackNotifier(), "pagerduty")),
                new DeliveryListener() {});
        service.start();
    }

    @AfterEach
    void stop() {
        service.close();
        pagerDuty.close();
        slack.close();
    }

    @Test
    void slackStandsInAndDoesNotWait_whilePagerDutyHangs() throws Exception {
        VendorFault[] hanging = new VendorFault[6];
        Arrays.fill(hanging, VendorFault.of(VendorFault.Kind.HANG_BEFORE_HEADERS));
        pagerDuty.failNext(hanging);
        ChangeJson firing = ChangeJson.failureRate().withJson("notify", "[\"pagerduty\"]");

        publish(firing);
        await("Slack has the page", () -> shown().size() == 1);
        assertThat(pagerDuty.alerts()).isEmpty();
        assertThat(shown().get(0).shown()).contains("pagerduty has not taken this page");

        publish(firing.then("resolved", LATER));
        await("PagerDuty has both in the end", () -> pagerDuty.alerts().stream().anyMatch(alert -> !alert.open()));
        await("Slack is told of the end", () -> slack.state().containsValue("closed"));
        assertThat(pagerDuty.alerts()).hasSize(1);
        assertThat(pagerDuty.violations()).isEmpty();
    }

    @Test
    void pagerDutyDoesNotWait_whileSlackIsDown() throws Exception {
        VendorFault[] down = new VendorFault[12];
        Arrays.fill(down, VendorFault.serverError());
        slack.failNextPosts(down);
        ChangeJson firing = ChangeJson.failureRate().withJson("notify", "[\"pagerduty\",\"slack\"]");

        publish(firing);
        await("PagerDuty has the page", () -> pagerDuty.alerts().size() == 1);
        assertThat(shown()).isEmpty();

        await("Slack has it in the end", () -> shown().size() == 1);
        assertThat(slack.state()).containsOnlyKeys("incident/failure-rate/environment=production@2026-01-05T10:07:20Z");
    }

    private List<SlackPost> shown() {
        return slack.posts(SlackStandIn.CHANNEL).stream()
                .filter(post -> !post.deleted())
                .toList();
    }

    private void publish(ChangeJson change) {
        kafka.produce(new ProducerRecord<>(settings.topics().alerts(), change.key(), change.bytes()));
    }

    private PagerDutyNotifier pagerDutyNotifier() {
        return new PagerDutyNotifier(
                new PagerDutySettings(
                        pagerDuty.endpoint(),
                        new Secret(PagerDutyStandIn.ROUTING_KEY),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1)),
                Clock.systemUTC());
    }

    private Notifier slackNotifier() {
        return new SlackNotifier(
                SlackSettings.at(slack.endpoint(), new Secret(SlackStandIn.TOKEN), SlackStandIn.CHANNEL),
                Clock.systemUTC());
    }

    private static void await(String what, BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(done.getAsBoolean()).as(what).isTrue();
    }
}
