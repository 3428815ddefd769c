package dev.syncwatch.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import dev.syncwatch.standalone.vendor.VendorFault.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlackConnectionTest {

    @Test
    void leavesNoThreadBehind_whenClosed() {
        try (SlackBench bench = new SlackBench()) {
            bench.opened();
        }
        long before = slackThreads();
        for (int connection = 0; connection < 5; connection++) {
            try (SlackBench bench = new SlackBench()) {
                bench.opened();
            }
        }
        // Threads end a moment after they have been told to; the timeout above bounds the wait.
        while (slackThreads() > before) {
            Thread.onSpinWait();
        }
    }

    @Test
    void postsOnce_whenAConnectionThatServedBeforeIsDropped() {
        try (SlackBench bench = new SlackBench()) {
            bench.opened();
            bench.vendor.failNext(VendorFault.of(Kind.DROP_BEFORE_ACCEPTANCE));

            assertThat(bench.notifier.send(bench.attempt(SlackBench.opening(), null, false)))
                    .isInstanceOf(Retry.class);
            assertThat(bench.vendor.requests()).isEqualTo(2);
        }
    }

    @Test
    void endsARunningCall_whenClosed() throws Exception {
        try (SlackBench bench = new SlackBench(Duration.ofMinutes(5))) {
            bench.vendor.failNext(VendorFault.of(Kind.HANG_BEFORE_HEADERS));
            CompletableFuture<?> call = CompletableFuture.supplyAsync(
                    () -> bench.notifier.send(bench.attempt(SlackBench.opening(), null, false)));
            while (bench.vendor.requests() == 0) {
                Thread.onSpinWait();
            }
            bench.notifier.close();

            assertThat(call.get(30, TimeUnit.SECONDS)).isInstanceOf(Retry.class);
        }
    }

    @Test
    void reachesThisMachineDirectly_whereverTheProxyIs() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        try (SlackBench bench = new SlackBench()) {
            assertThat(bench.opened()).isNotEmpty();
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void needsNoSlashBehindItsAddress() {
        try (SlackStandIn vendor = new SlackStandIn()) {
            String address = vendor.endpoint().toString().replaceFirst("/$", "");
            SlackSettings settings =
                    SlackSettings.at(URI.create(address), new Secret(SlackStandIn.TOKEN), SlackStandIn.CHANNEL);
            try (SlackNotifier notifier = new SlackNotifier(settings, Clock.systemUTC())) {
                notifier.send(
                        Attempt.first(SlackBench.opening(), Clock.systemUTC().instant()));
            }
            assertThat(vendor.posts(SlackStandIn.CHANNEL)).hasSize(1);
        }
    }

    private static long slackThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("slack-api"))
                .count();
    }
}
