package dev.syncwatch.job.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Exposed;
import dev.syncwatch.fixture.Pages;
import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.page.Action;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {

    private static final Notification PAGE = Pages.told(Action.OPEN, 1, Pages.full());

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SteppingClock clock = new SteppingClock(Pages.TEN.plusSeconds(3));
    private final DeliveryMetrics metrics = new DeliveryMetrics(registry, List.of("slack"), clock);

    private List<String> exposed() {
        return Exposed.lines(registry.scrape());
    }

    @Test
    void countsFromZero_soThatAFirstFailureIsARise() {
        assertThat(exposed())
                .contains(
                        "syncwatch_notification_attempts_total{channel=\"slack\",result=\"rejected\"} 0.0",
                        "syncwatch_notification_settled_total{channel=\"slack\",result=\"lost\"} 0.0",
                        "syncwatch_notification_oldest_planned_timestamp_seconds{channel=\"slack\"} NaN",
                        "syncwatch_notification_queue_length{channel=\"slack\"} 0.0");
    }

    @Test
    void tellsAttemptsFromWhatTheyCameTo() {
        metrics.tried("slack", PAGE, Outcome.retry("busy"));
        metrics.tried("slack", PAGE, Outcome.giveUp("unknown field"));
        clock.advance(Duration.ofSeconds(40));
        metrics.tried("slack", PAGE, Outcome.delivered());
        assertThat(exposed())
                .contains(
                        "syncwatch_notification_attempts_total{channel=\"slack\",result=\"retry\"} 1.0",
                        "syncwatch_notification_attempts_total{channel=\"slack\",result=\"rejected\"} 1.0",
                        "syncwatch_notification_attempts_total{channel=\"slack\",result=\"delivered\"} 1.0",
                        "syncwatch_notification_settled_total{channel=\"slack\",result=\"delivered\"} 1.0");
    }

    @Test
    void measuresFromWhatThePageTellsOfToTheVendorsAnswer() {
        clock.advance(Duration.ofSeconds(40));
        metrics.tried("slack", PAGE, Outcome.delivered());
        assertThat(exposed())
                .contains(
                        "syncwatch_notification_delay_seconds_bucket{channel=\"slack\",le=\"30.0\"} 0",
                        "syncwatch_notification_delay_seconds_bucket{channel=\"slack\",le=\"60.0\"} 1",
                        "syncwatch_notification_delay_seconds_sum{channel=\"slack\"} 43.0");
    }

    @Test
    void showsWhatWaitsUntilNothingDoes() {
        metrics.waiting("slack", 2, Pages.TEN);
        assertThat(exposed())
                .contains(
                        "syncwatch_notification_queue_length{channel=\"slack\"} 2.0",
                        "syncwatch_notification_oldest_planned_timestamp_seconds{channel=\"slack\"} 1.7676072E9");
        metrics.waiting("slack", 0, null);
        assertThat(exposed())
                .contains(
                        "syncwatch_notification_queue_length{channel=\"slack\"} 0.0",
                        "syncwatch_notification_oldest_planned_timestamp_seconds{channel=\"slack\"} NaN");
    }

    @Test
    void countsLossesAndTroubles() {
        metrics.lost("slack", "rejected in its plain form too");
        metrics.troubled("slack", "Kafka is away");
        metrics.doubled("slack", PAGE, 2);
        metrics.reached("slack", Pages.TEN);
        assertThat(exposed())
                .contains(
                        "syncwatch_notification_settled_total{channel=\"slack\",result=\"lost\"} 1.0",
                        "syncwatch_notification_troubles_total{channel=\"slack\"} 1.0",
                        "syncwatch_notification_doubles_total{channel=\"slack\"} 2.0",
                        "syncwatch_notification_reached_timestamp_seconds{channel=\"slack\"} 1.7676072E9");
    }
}
