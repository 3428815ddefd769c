package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(NotificationSettings.defaults("broker:9092"))
                .isEqualTo(new NotificationSettings(
                        Map.of("bootstrap.servers", "broker:9092"),
                        "learning-sync.alerts",
                        "learning-sync.notifications.dead-letters",
                        "syncwatch-notifications",
                        new RetrySettings(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(24)),
                        1_000));
    }

    @Test
    void keepsPasswordsToItself() {
        NotificationSettings settings = new NotificationSettings(
                Map.of("sasl.jaas.config", "password=hush"), "a", "d", "g", RetrySettings.defaults(), 1);

        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("hush");
    }

    @Test
    void refusesAQueueThatHoldsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NotificationSettings(Map.of(), "a", "d", "g", RetrySettings.defaults(), 0))
                .withMessageContaining("queueLimit");
    }
}
