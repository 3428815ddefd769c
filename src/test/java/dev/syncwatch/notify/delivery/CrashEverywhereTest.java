package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.pagerduty.PagerDutyNotifier;
import dev.syncwatch.notify.pagerduty.PagerDutySettings;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A channel that dies at each step that it ever takes - before a write, after it, before a request, after it - and
 * goes on: PagerDuty's board ends as if it had never died.
 */
class CrashEverywhereTest {
    private static final int STEPS = 48;

    /** What the vendor has at the end of a life that nothing disturbed. */
    private static List<PagerDutyStandIn.Alert> undisturbed;

    @BeforeAll
    static void liveUndisturbed() {
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            live(vendor, new Fate(0));
            undisturbed = vendor.alerts();
        }
    }

    /** Not an exception: whoever catches those must not survive this. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts the steps of one life after another, and dies at one of them. */
    private static final class Fate {
        private final int diesAt;
        private int steps;

        Fate(int diesAt) {
            this.diesAt = diesAt;
        }

        void step() {
            if (++steps == diesAt) {
                throw new Killed();
            }
        }
    }

    static IntStream steps() {
        return IntStream.rangeClosed(1, STEPS);
    }

    @Test
    void takesFewerStepsThanAreTried() {
        Fate immortal = new Fate(0);
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            live(vendor, immortal);
            assertThat(vendor.alerts()).hasSize(3);
        }
        assertThat(immortal.steps).isBetween(30, STEPS);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void endsTheSame_whenItDiesAtStep(int diesAt) {
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            live(vendor, new Fate(diesAt));

            assertThat(vendor.alerts()).containsExactlyInAnyOrderElementsOf(undisturbed);
            assertThat(vendor.violations()).isEmpty();
        }
    }

    /** Two incidents in production and one in staging, told in several readings. */
    private static void live(PagerDutyStandIn vendor, Fate fate) {
        SessionBench bench = new SessionBench(new Mortal(pagerDuty(vendor), fate));
        bench.store().beforeWrite(fate::step);
        List<Runnable> script = List.of(
                () -> bench.publish(firing("a", "production", "10:07:20")),
                () -> bench.publish(firing("b", "production", "10:09:20"), firing("s", "staging", "10:10:00")),
                () -> bench.publish(then("a", "production", "resolved", "10:20:00")),
                () -> bench.publish(then("b", "production", "resolved", "10:21:00")),
                () -> bench.publish(firing("c", "production", "10:40:00")));
        script.forEach(step -> {
            step.run();
            for (int turn = 0; turn < 4; turn++) {
                turnOrRestart(bench);
            }
        });
        assertThat(bench.deliveries()).allMatch(Delivery::isSettled);
    }

    private static void turnOrRestart(SessionBench bench) {
        try {
            bench.turn();
        } catch (Killed killed) {
            bench.restart();
        }
        bench.advance(Duration.ofSeconds(90));
    }

    private static ChangeJson firing(String alert, String environment, String at) {
        String time = "2026-01-05T" + at + "Z";
        return ChangeJson.failureRate()
                .with("alert", alert)
                .with("episode", alert + "@" + time)
                .with("startsAt", time)
                .with("at", time)
                .withJson("group", "{\"environment\":\"" + environment + "\"}");
    }

    private static ChangeJson then(String alert, String environment, String state, String at) {
        String startedAt = alert.equals("a") ? "10:07:20" : "10:09:20";
        return firing(alert, environment, startedAt).then(state, Instant.parse("2026-01-05T" + at + "Z"));
    }

    private static Notifier pagerDuty(PagerDutyStandIn vendor) {
        Duration patient = Duration.ofSeconds(10);
        return new PagerDutyNotifier(
                new PagerDutySettings(vendor.endpoint(), new Secret(PagerDutyStandIn.ROUTING_KEY), patient, patient),
                Clock.systemUTC());
    }

    private record Mortal(Notifier notifier, Fate fate) implements Notifier {
        @Override
        public Outcome send(Attempt attempt) {
            fate.step();
            Outcome outcome = notifier.send(attempt);
            fate.step();
            return outcome;
        }
    }
}
