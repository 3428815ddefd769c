package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.plan.ChannelRules;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
    void doesNotWaitForKafka_whenClosedBeforeItHasAnswered() throws Exception {
        service.start();
        Await.until("channels that wait", () -> waiting("initTransactions") == 2);

        long closing = System.nanoTime();
        service.close();

        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(5));
    }

    private static long waiting(String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("notify-"))
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals(method)))
                .count();
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
