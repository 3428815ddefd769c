package dev.syncwatch.job.metrics;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.page.PublishedChange;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** Counts what each channel does; from zero, so that a first failure is a rise. */
public final class DeliveryMetrics implements DeliveryListener {

    private static final String CHANNEL = "channel";
    private static final String RESULT = "result";
    private static final double MILLIS_A_SECOND = 1000;

    /** Seconds: a page should be out within 15 s of T; after 2 min another channel stands in, after 24 h it is given up. */
    private static final double[] DELAYS = {1, 2, 3, 5, 7.5, 10, 15, 20, 30, 60, 120, 300, 900, 3600, 86_400};

    private final Clock clock;
    private final Counter decisions;
    private final Counter attempts;
    private final Counter settled;
    private final Counter doubles;
    private final Counter troubles;
    private final Histogram delay;
    private final Gauge queue;
    private final Gauge oldest;
    private final Gauge reached;

    /** What becomes of one attempt. */
    private enum Result {
        DELIVERED,
        RETRY,
        REJECTED;

        static Result of(Outcome outcome) {
            if (outcome instanceof Outcome.Delivered) {
                return DELIVERED;
            }
            return outcome instanceof Outcome.Retry ? RETRY : REJECTED;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Counts into {@code registry}; {@code clock} is that of the vendors' answers. */
    public DeliveryMetrics(PrometheusRegistry registry, Collection<String> channels, Clock clock) {
        this.clock = clock;
        decisions = counter("decisions", "Changes that a channel is told or not, by the reason.", "decision", registry);
        attempts = counter("attempts", "Calls of a vendor, by what came of them.", RESULT, registry);
        settled = counter(
                "settled", "Notifications that a vendor has taken, or that are in the dead letters.", RESULT, registry);
        doubles = counter("doubles", "Messages that a vendor had more than once, and that were removed.", registry);
        troubles = counter(
                "troubles", "How often a channel stood still because Kafka could not be read or written.", registry);
        delay = Histogram.builder()
                .name("syncwatch_notification_delay_seconds")
                .unit(Unit.SECONDS)
                .help("From the event time of which a page speaks to the vendor's answer that it has it.")
                .labelNames(CHANNEL)
                .classicOnly()
                .classicUpperBounds(DELAYS)
                .register(registry);
        queue = gauge("queue_length", "Notifications that are still to be sent.", registry);
        oldest = gauge(
                "oldest_planned_timestamp_seconds",
                "When the oldest of them was decided on; NaN if none waits.",
                registry);
        reached = gauge(
                "reached_timestamp_seconds", "The event time up to which a channel has done what was due.", registry);
        channels.forEach(this::begin);
    }

    private void begin(String channel) {
        for (Result result : Result.values()) {
            attempts.initLabelValues(channel, result.label());
        }
        settled.initLabelValues(channel, "delivered");
        settled.initLabelValues(channel, "lost");
        doubles.initLabelValues(channel);
        troubles.initLabelValues(channel);
        delay.initLabelValues(channel);
        queue.labelValues(channel).set(0);
        oldest.labelValues(channel).set(Double.NaN);
        reached.labelValues(channel).set(Double.NaN);
    }

    private static Counter counter(String what, String help, PrometheusRegistry registry) {
        return Counter.builder()
                .name("syncwatch_notification_" + what + "_total")
                .help(help)
                .labelNames(CHANNEL)
                .register(registry);
    }

    private static Counter counter(String what, String help, String label, PrometheusRegistry registry) {
        return Counter.builder()
                .name("syncwatch_notification_" + what + "_total")
                .help(help)
                .labelNames(CHANNEL, label)
                .register(registry);
    }

    private static Gauge gauge(String what, String help, PrometheusRegistry registry) {
        return Gauge.builder()
                .name("syncwatch_notification_" + what)
                .help(help)
                .labelNames(CHANNEL)
                .register(registry);
    }

    @Override
    public void decided(String channel, PublishedChange change, NotifyReason decision) {
        decisions.labelValues(channel, decision.name().toLowerCase(Locale.ROOT)).inc();
    }

    @Override
    public void reached(String channel, Instant evaluatedTo) {
        reached.labelValues(channel).set(evaluatedTo.toEpochMilli() / MILLIS_A_SECOND);
    }

    @Override
    public void waiting(String channel, int notifications, Instant planned) {
        queue.labelValues(channel).set(notifications);
        oldest.labelValues(channel).set(planned == null ? Double.NaN : planned.toEpochMilli() / MILLIS_A_SECOND);
    }

    @Override
    public void tried(String channel, Notification notification, Outcome outcome) {
        Result result = Result.of(outcome);
        attempts.labelValues(channel, result.label()).inc();
        if (result == Result.DELIVERED) {
            settled.labelValues(channel, result.label()).inc();
            Duration took = Duration.between(notification.page().at(), clock.instant());
            delay.labelValues(channel).observe(took.toMillis() / MILLIS_A_SECOND);
        }
    }

    @Override
    public void doubled(String channel, Notification notification, int found) {
        doubles.labelValues(channel).inc(found);
    }

    @Override
    public void troubled(String channel, String reason) {
        troubles.labelValues(channel).inc();
    }

    @Override
    public void lost(String channel, String reason) {
        settled.labelValues(channel, "lost").inc();
    }
}
