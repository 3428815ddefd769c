package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.page.Action;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:07:20Z");

    private final Lanes lanes = new Lanes();

    @Test
    void keepsTheOrderOfOneKey() {
        Waiting first = add("a", 1);
        Waiting second = add("a", 2);
        lanes.replace(first.dueAt(NOW.plusSeconds(5)));

        assertThat(lanes.due(NOW)).isEmpty();
        lanes.remove(lanes.due(NOW.plusSeconds(5)).orElseThrow());
        assertThat(lanes.due(NOW)).contains(second);
    }

    @Test
    void letsOtherKeysPass_whenOneHasToWait() {
        lanes.replace(add("a", 1).dueAt(NOW.plusSeconds(5)));
        Waiting other = add("b", 2);

        assertThat(lanes.due(NOW)).contains(other);
    }

    @Test
    void letsNobodyPass_whenTheWholeChannelIsHeld() {
        Waiting waiting = add("a", 1);
        lanes.hold(NOW.plusSeconds(5));

        assertThat(lanes.due(NOW)).isEmpty();
        assertThat(lanes.untilDue(NOW, Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
        assertThat(lanes.due(NOW.plusSeconds(5))).contains(waiting);
    }

    @Test
    void letsDeadLettersPass_whenTheWholeChannelIsHeld() {
        Waiting unreadable = Waiting.unreadable(source(0, 1), "not JSON");
        lanes.add(unreadable);
        lanes.hold(NOW.plusSeconds(5));

        assertThat(lanes.due(NOW)).contains(unreadable);
    }

    @Test
    void saysHowLongNothingIsDue() {
        assertThat(lanes.untilDue(NOW, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        lanes.replace(add("a", 1).dueAt(NOW.plusMillis(300)));
        assertThat(lanes.untilDue(NOW, Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(300));
        assertThat(lanes.untilDue(NOW.plusSeconds(3), Duration.ofSeconds(1))).isEqualTo(Duration.ZERO);
    }

    @Test
    void isEmpty_whenEverythingIsSettledOrForgotten() {
        lanes.remove(add("a", 1));
        add("b", 2);
        add("b", 3);
        lanes.forget(new TopicPartition("alerts", 0));

        assertThat(lanes.size()).isZero();
        assertThat(lanes.due(NOW)).isEmpty();
    }

    private Waiting add(String key, long offset) {
        Waiting waiting =
                Waiting.toSend(source(0, offset), new Notification(key + "#1", key, Action.OPEN, null, false));
        lanes.add(waiting);
        return waiting;
    }

    private static ConsumerRecord<byte[], byte[]> source(int partition, long offset) {
        return new ConsumerRecord<>("alerts", partition, offset, null, null);
    }
}
