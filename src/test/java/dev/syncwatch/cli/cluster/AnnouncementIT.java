package dev.syncwatch.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.PlannedStop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class AnnouncementIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final Duration LASTS = Duration.ofMinutes(30);
    private static final Duration NOW_OR_SO = Duration.ofSeconds(50);

    private final String silences = "planned-stops-" + System.nanoTime();
    private final List<String> told = new ArrayList<>();

    @Test
    void isThereBeforeTheJobStops_andStays() throws Exception {
        try (Announcement announcement = announcement(silences)) {
            List<Duration> seen = announcement.stopping(this::announced);

            assertThat(seen).singleElement().satisfies(left -> assertIsAbout(left, LASTS));
        }
        assertThat(announced()).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void isTakenBack_whenTheJobDoesNotStop() throws Exception {
        try (Announcement announcement = announcement(silences)) {
            assertThatThrownBy(() -> announcement.stopping(() -> {
                        throw new IOException("no savepoint");
                    }))
                    .hasMessage("no savepoint");
        }
        assertThat(announced()).hasSize(2).last().satisfies(left -> assertIsAbout(left, Duration.ZERO));
    }

    @Test
    void endsSoonAfterTheJobRunsAnew() throws Exception {
        try (Announcement announcement = announcement(silences)) {
            assertThat(announcement.replacing(() -> "done")).isEqualTo("done");
        }
        assertThat(announced()).hasSize(2).last().satisfies(left -> assertIsAbout(left, Duration.ofMinutes(2)));
    }

    @Test
    void neitherMakesLongerWhatEndsSooner_norEndsWhatOthersAnnounced() throws Exception {
        try (Announcement announcement = announcement(silences);
                PlannedStop job = new PlannedStop(settings(silences))) {
            job.endBy(Instant.now());
            announcement.replacing(() -> {
                job.endBy(Instant.now().plusSeconds(20));
                kafka.produce(new ProducerRecord<>(
                        silences, "{\"maintenanceUntil\":\"2999-01-01T00:00:00Z\"}".getBytes(UTF_8)));
                return null;
            });
        }
        assertThat(kafka.read(silences)).hasSize(3);
    }

    @Test
    void holdsNoStopUp_whenItCannotBeAnnounced() throws Exception {
        try (Announcement announcement = announcement("no topic")) {
            assertThat(announcement.stopping(() -> "stopped")).isEqualTo("stopped");
        }
        assertThat(told)
                .singleElement()
                .asString()
                .contains("This stop is not announced, so on-call is paged", "no topic", "--announce-to HOST:PORT");
    }

    private static void assertIsAbout(Duration left, Duration expected) {
        assertThat(left).isBetween(expected.minus(NOW_OR_SO), expected);
    }

    private Announcement announcement(String topic) throws Exception {
        return new Announcement(new PlannedStop(settings(topic)), LASTS, told::add);
    }

    private static DetectionSettings settings(String topic) throws Exception {
        return DetectionSettings.read(
                "settings", """
                        kafka: { bootstrap.servers: "%s" }
                        topics: { silences: "%s" }
                        """.formatted(kafka.bootstrapServers(), topic).getBytes(UTF_8));
    }

    /** How long each announcement holds from now on, in their order. */
    private List<Duration> announced() throws IOException {
        List<Duration> left = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.read(silences)) {
            JsonNode json = new ObjectMapper().readTree(record.value());
            assertThat(record.key()).isNull();
            assertThat(json.path("because").asText()).isEqualTo("stop of detection");
            left.add(Duration.between(
                    Instant.now(), Instant.parse(json.path("maintenanceUntil").asText())));
        }
        return left;
    }
}
