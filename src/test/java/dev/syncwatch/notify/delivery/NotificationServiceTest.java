package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.plan.ChannelRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotificationServiceTest {
    private final NotificationService service = new NotificationService(
            NotificationSettings.defaults("127.0.0.1:1"),
            List.of(channel("one"), channel("two")),
            new DeliveryListener() {});

    @Test
    void runsOneThreadAChannelUntilClosed_evenWithoutKafka() {
        service.start();
        assertThat(threads()).containsExactlyInAnyOrder("notify-one", "notify-two");

        service.close();
        assertThat(threads()).isEmpty();
    }

    @Test
    void startsOnce() {
        service.start();

        assertThatIllegalStateException().isThrownBy(service::start);
        service.close();
    }

    @Test
    void closes_whenItWasNeverStarted() {
        service.close();

        assertThat(threads()).isEmpty();
    }

    private static ChannelSpec channel(String name) {
        return new ChannelSpec(new ChannelRules(name, null), new ScriptedNotifier(), null);
    }

    private static Iterable<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("notify-"))
                .toList();
    }
}
