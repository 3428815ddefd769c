package dev.syncwatch.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.outbox.Delivery.Status;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.plan.ChannelRules;
import dev.syncwatch.notify.plan.PlanMemory;
import dev.syncwatch.notify.plan.Planner;
import dev.syncwatch.notify.plan.Silencing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaOutboxIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final Instant NOW = Instant.parse("2026-01-05T10:07:21Z");
    private static int topics;

    private String topic;
    private KafkaOutbox outbox;

    @BeforeEach
    void create() {
        topic = "outbox-" + topics++;
        kafka.create(new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        outbox = outbox();
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(outbox.open()).isEqualTo(Kept.nothing());
    }

    @Test
    void readsBackWhatWasWritten_afterARestart() {
        PlanMemory memory = memory();
        Delivery first = Delivery.planned(notification(Action.OPEN), NOW);
        Delivery second = Delivery.planned(notification(Action.CLOSE), NOW);
        outbox.open();
        outbox.plan(Map.of("alerts-0", 7L), memory, List.of(first, second));
        Delivery delivered = first.trying(NOW).delivered("ts-1", 0, NOW);
        outbox.write(first.trying(NOW));
        outbox.write(delivered);
        outbox.close();

        Kept kept = outbox().open();

        assertThat(kept).isEqualTo(new Kept(Map.of("alerts-0", 7L), memory, List.of(delivered, second)));
        assertThat(kept.deliveries()).extracting(Delivery::status).containsExactly(Status.DELIVERED, Status.PLANNED);
    }

    @Test
    void forgetsWhatItIsToldTo() {
        Delivery delivery = Delivery.planned(notification(Action.OPEN), NOW);
        outbox.open();
        outbox.plan(Map.of(), PlanMemory.empty(), List.of(delivery));
        outbox.forget(List.of(delivery.notification().id()));

        assertThat(outbox().open().deliveries()).isEmpty();
    }

    @Test
    void shutsAnEarlierInstanceOut() {
        outbox.open();
        KafkaOutbox later = outbox();
        later.open();

        assertThatThrownBy(() -> outbox.write(Delivery.planned(notification(Action.OPEN), NOW)))
                .isInstanceOf(FencedException.class);
        later.write(Delivery.planned(notification(Action.CLOSE), NOW));
        assertThat(outbox().open().deliveries())
                .extracting(kept -> kept.notification().action())
                .containsExactly(Action.CLOSE);
        later.close();
    }

    private KafkaOutbox outbox() {
        return new KafkaOutbox(Map.of("bootstrap.servers", kafka.bootstrapServers()), topic);
    }

    private static PlanMemory memory() {
        Planner planner = new Planner(
                new ChannelRules("pagerduty", null),
                PlanMemory.empty(),
                new Planner.Means(Silencing.NONE, new PageWriter(), (change, reason) -> {}));
        planner.change(change());
        return planner.memory();
    }

    private static Notification notification(Action action) {
        return Notifications.of(action, change());
    }

    private static PublishedChange change() {
        return (PublishedChange)
                new ChangeReader().read(ChangeJson.failureRate().bytes(), List.of("payload-outage"));
    }
}
