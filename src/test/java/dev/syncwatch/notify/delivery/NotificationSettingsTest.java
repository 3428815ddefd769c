package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationSettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(NotificationSettings.defaults("broker:9092"))
                .isEqualTo(new NotificationSettings(
                        Map.of("bootstrap.servers", "broker:9092"),
                        new NotificationSettings.Topics(
                                "learning-sync.alerts",
                                "learning-sync.progress",
                                "learning-sync.silences",
                                "learning-sync.outbox",
                                "learning-sync.notifications.dead-letters"),
                        new RetrySettings(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(24)),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(1),
                        ""));
    }

    @Test
    void keepsPasswordsToItself() {
        NotificationSettings settings = new NotificationSettings(
                Map.of("sasl.jaas.config", "password=hush"),
                NotificationSettings.Topics.defaults(),
                RetrySettings.defaults(),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                "");

        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("hush");
    }

    @Test
    void namesAnOutboxSoThatKafkaTakesIt() {
        assertThat(NotificationSettings.Topics.defaults().outbox("slack on/call"))
                .isEqualTo("learning-sync.outbox.slack_on_call");
    }
}
