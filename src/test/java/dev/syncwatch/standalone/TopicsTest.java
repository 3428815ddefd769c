package dev.syncwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void partitionsEventsLogsAndDeadLettersAlone() {
        Map<String, Integer> partitions = Topics.byDefault(6).plan(Topic.ALL).stream()
                .collect(Collectors.toMap(NewTopic::name, NewTopic::numPartitions));

        assertThat(partitions)
                .containsOnly(
                        Map.entry("learning-sync.telemetry", 6),
                        Map.entry("learning-sync.logs", 6),
                        Map.entry("learning-sync.dead-letters", 6),
                        Map.entry("learning-sync.remote-config", 1),
                        Map.entry("learning-sync.rules", 1),
                        Map.entry("learning-sync.silences", 1),
                        Map.entry("learning-sync.alerts", 1),
                        Map.entry("learning-sync.progress", 1),
                        Map.entry("learning-sync.windows", 1),
                        Map.entry("learning-sync.minutes", 1),
                        Map.entry("learning-sync.rule-status", 1),
                        Map.entry("learning-sync.notifications.dead-letters", 1));
    }

    @Test
    void stampsArrivalsInRealTimeAndKeepsControlTopicsForEver() {
        assertThat(settings(Topic.TELEMETRY, false)).isEqualTo(Map.of("message.timestamp.type", "LogAppendTime"));
        assertThat(settings(Topic.LOGS, false)).isEqualTo(Map.of("message.timestamp.type", "LogAppendTime"));
        assertThat(settings(Topic.RULES, false)).isEqualTo(Map.of("retention.ms", "-1"));
        assertThat(settings(Topic.ALERTS, false)).isEmpty();
    }

    @Test
    void keepsSimulatedTimeOfEveryTopic() {
        assertThat(Topic.ALL)
                .allSatisfy(topic -> assertThat(settings(topic, true))
                        .isEqualTo(Map.of(
                                "message.timestamp.type", "CreateTime",
                                "message.timestamp.after.max.ms", "9223372036854775807",
                                "retention.ms", "-1")));
    }

    @Test
    void usesNamesGivenAndDefaultsForTheRest() {
        var topics = new Topics(Map.of(Topic.LOGS, "gcp-logs"), 1, false);

        assertThat(topics.name(Topic.LOGS)).isEqualTo("gcp-logs");
        assertThat(topics.name(Topic.ALERTS)).isEqualTo("learning-sync.alerts");
    }

    @Test
    void refusesTopicsWithoutPartitions() {
        assertThatThrownBy(() -> Topics.byDefault(0)).hasMessage("partitions must be at least 1, not 0");
    }

    private static Map<String, String> settings(Topic topic, boolean simulatedTime) {
        return new Topics(Map.of(), 1, simulatedTime)
                .plan(List.of(topic))
                .get(0)
                .configs();
    }
}
