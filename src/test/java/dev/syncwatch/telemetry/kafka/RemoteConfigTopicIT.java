package dev.syncwatch.telemetry.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.config.SyncSwitch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RemoteConfigTopicIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final long MINUTE = 60_000;

    @Test
    void whoeverOpensItKnowsAllThatStandsInIt() throws Exception {
        RemoteConfigTopic topic = topic(kafka.newTopic(1));
        topic.write(new RemoteConfig(false, 0));
        kafka.produce(List.of(new ProducerRecord<>(topic.topic(), "no change".getBytes(UTF_8))));
        topic.write(new RemoteConfig(true, 9 * MINUTE));

        try (SyncSwitch sync = topic.open()) {
            assertThat(sync.disabledAt(5 * MINUTE - 1)).isFalse();
            assertThat(sync.disabledAt(5 * MINUTE)).isTrue();
            assertThat(sync.disabledAt(9 * MINUTE)).isFalse();
        }
    }

    /** Enabling counts at once, so it must not be missed by a poll. */
    @Test
    void beforeSyncIsSaidToBeDisabledTheTopicIsReadToItsEnd() throws Exception {
        RemoteConfigTopic topic = topic(kafka.newTopic(1));
        topic.write(new RemoteConfig(false, 0));
        try (SyncSwitch sync = topic.open()) {
            for (int minute = 5; minute < 60; minute += 20) {
                assertThat(sync.disabledAt(minute * MINUTE)).isTrue();
                topic.write(new RemoteConfig(true, (minute + 1) * MINUTE));
                assertThat(sync.disabledAt((minute + 1) * MINUTE)).isFalse();
                topic.write(new RemoteConfig(false, (minute + 2) * MINUTE));
                assertThat(topic.read()).hasSize(3 + minute / 20 * 2);
                awaitDisabled(sync, (minute + 7) * MINUTE);
            }
        }
    }

    @Test
    void aTopicThatIsMissingDisablesNothing_andIsFollowedOnceItIsThere() throws Exception {
        RemoteConfigTopic topic = topic("config-" + UUID.randomUUID());
        try (SyncSwitch sync = topic.open()) {
            assertThat(sync.disabledAt(5 * MINUTE)).isFalse();
            try (var admin = kafka.admin()) {
                admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(topic.topic(), 1, (short) 1)))
                        .all()
                        .get();
            }
            topic.write(new RemoteConfig(false, 0));
            awaitDisabled(sync, 5 * MINUTE);
        }
    }

    /** Disabling has 5 minutes' time to arrive; a test has none. */
    private static void awaitDisabled(SyncSwitch sync, long time) throws InterruptedException {
        while (!sync.disabledAt(time)) {
            Thread.sleep(10);
        }
    }

    private static RemoteConfigTopic topic(String name) {
        return new RemoteConfigTopic(Map.of("bootstrap.servers", kafka.bootstrapServers()), name);
    }
}
