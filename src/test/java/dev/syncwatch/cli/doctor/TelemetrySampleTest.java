package dev.syncwatch.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.doctor.Check.Status;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TelemetrySampleTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final TelemetrySample sample = new TelemetrySample(2);
    private final TelemetryDecoder decoder = new TelemetryDecoder();

    @Test
    void isContentWithEventsInOrder() {
        for (int second = -100; second < 0; second++) {
            heartbeat(0, second);
            heartbeat(1, second);
            event(0, second, second - 2);
        }
        assertThat(sample.checks(Duration.ofSeconds(1), NOON))
                .extracting(Check::status)
                .containsOnly(Status.OK);
        assertThat(check("delay").found()).contains("half within 2 s");
    }

    @Test
    void advisesAnOutOfOrdernessThatWouldDo() {
        for (int second = -100; second < 0; second++) {
            event(0, second, second);
            event(0, second - 7, second - 7);
        }
        Check disorder = check("disorder");
        assertThat(disorder.status()).isEqualTo(Status.WARN);
        assertThat(disorder.found()).contains("100 of 200 later than outOfOrderness 1 s");
        assertThat(disorder.todo()).startsWith("set `outOfOrderness: 7s`");
    }

    @Test
    void takesEachPartitionsOrderForItself() {
        for (int second = -100; second < 0; second++) {
            event(0, second, second);
            event(1, second - 7, second - 7);
        }
        assertThat(check("disorder").status()).isEqualTo(Status.OK);
    }

    @Test
    void warnsOfManyStaleEvents() {
        for (int second = -100; second < 0; second++) {
            event(0, second, second - 3600);
        }
        assertThat(check("delay").status()).isEqualTo(Status.WARN);
        assertThat(check("delay").found()).contains("half within 60 min", "100 of 100 stale");
    }

    @Test
    void missesTheHeartbeatsOfOnePartition() {
        heartbeat(0, -1);
        heartbeat(1, -60);

        assertThat(check("heartbeats").status()).isEqualTo(Status.WARN);
        assertThat(check("heartbeats").found()).isEqualTo("in 1 of 2 partitions within the last 10 s");
    }

    @Test
    void warnsOfABrokerThatIsAheadOfUs() {
        heartbeat(0, 90);

        assertThat(check("clock of the broker").found()).isEqualTo("2 min ahead of ours");
    }

    @Test
    void countsWhatCanNotBeRead() {
        add(0, "not JSON", -1);

        assertThat(check("events").status()).isEqualTo(Status.WARN);
        assertThat(check("events").found()).startsWith("0 sync events and 1 that can't be read");
    }

    private Check check(String name) {
        return sample.checks(Duration.ofSeconds(1), NOON).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void heartbeat(int partition, int second) {
        add(partition, "{\"event\":\"syncwatch_heartbeat\",\"timestamp\":1}", second);
    }

    private void event(int partition, int second, int occurredSecond) {
        String text = "{\"event\":\"learning_sync_started\",\"userId\":\"u\",\"timestamp\":\"%s\"}"
                .formatted(NOON.plusSeconds(occurredSecond));
        add(partition, text, second);
    }

    private void add(int partition, String text, int second) {
        RawRecord record = RawRecord.of(
                text.getBytes(UTF_8),
                NOON.plusSeconds(second).toEpochMilli(),
                new Position("telemetry", partition, 0, 0));
        decoder.decode(record, sample::add);
    }
}
