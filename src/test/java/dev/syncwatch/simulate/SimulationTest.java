package dev.syncwatch.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.Heard;
import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.simulate.Emissions.Kind;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds in every world. */
class SimulationTest {
    private static final Scenario MUCH = Worlds.with(Worlds.everything());
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void sameScenarioAndSeedGiveTheSameBytes() {
        assertThat(Heard.of(MUCH, 7).records()).isEqualTo(Heard.of(MUCH, 7).records());
        assertThat(Heard.of(MUCH, 7).records()).isNotEqualTo(Heard.of(MUCH, 8).records());
    }

    @Property(tries = 10)
    void stepsOfAnyLengthGiveTheSameBytes(@ForAll long cuts) {
        SplittableRandom random = new SplittableRandom(cuts);
        Simulation simulation = Simulation.of(MUCH, 3);
        Heard heard = new Heard();
        for (long at = simulation.startMillis(); at < simulation.endMillis(); at += random.nextLong(200_000)) {
            long until = at;
            int before = heard.records().size();
            simulation.advance(until, heard);
            assertThat(heard.records().subList(before, heard.records().size()))
                    .allMatch(record -> record.arrival() < until);
        }
        simulation.advance(Long.MAX_VALUE, heard);
        Heard atOnce = Heard.of(MUCH, 3);
        assertThat(heard.records()).isEqualTo(atOnce.records());
        assertThat(simulation.truth().incidents()).isEqualTo(atOnce.truth().incidents());
    }

    @Property(tries = 8)
    void recordsComeInOrderOfArrivalWithinTheScenario(@ForAll long seed) {
        Heard heard = Heard.of(MUCH, seed);
        assertThat(heard.records()).extracting(Heard.Record::arrival).isSorted();
        assertThat(heard.records())
                .allMatch(record -> record.arrival() >= heard.truth().from().toEpochMilli())
                .allMatch(record -> record.arrival() < heard.truth().to().toEpochMilli());
    }

    @Property(tries = 8)
    void allTelemetryCanBeReadAndArrivesWhenItSays(@ForAll long seed) {
        Heard heard = Heard.of(MUCH, seed);
        assertThat(heard.decoded()).extracting(Telemetry::kind).containsOnly(Telemetry.Kind.EVENT);
        assertThat(heard.decoded()).extracting(Telemetry::eventTime).isSorted();
        assertThat(heard.decoded()).noneMatch(telemetry -> telemetry.event().clockClamped());
    }

    @Property(tries = 8)
    void aMessageIdComesAgainOnlyWithTheSameEvent(@ForAll long seed) {
        Map<String, SyncEvent> first = new HashMap<>();
        int repeated = 0;
        for (Telemetry telemetry : Heard.of(MUCH, seed).decoded()) {
            SyncEvent event = telemetry.event();
            SyncEvent before = first.putIfAbsent(event.messageId(), event);
            if (before != null) {
                repeated++;
                assertThat(event.user()).isEqualTo(before.user());
                assertThat(event.name()).isEqualTo(before.name());
                assertThat(event.eventTime() - before.eventTime()).isBetween(0L, 10 * 60_000L);
                assertThat(event.occurredAt()).isEqualTo(before.occurredAt());
            }
        }
        assertThat(repeated).isPositive();
    }

    @Property(tries = 8)
    void everyEndHasItsStartAndTheQueueAddsUp(@ForAll long seed) {
        Map<String, SyncEvent> open = new HashMap<>();
        for (SyncEvent event : Heard.of(MUCH, seed).eventsOnce()) {
            long dirty = Long.parseLong(event.dirtyCount());
            assertThat(dirty).isNotNegative();
            if (event.name() == EventName.STARTED) {
                open.put(event.user(), event);
            } else if (event.attempt()) {
                SyncEvent start = open.remove(event.user());
                assertThat(start).as("start of %s", event).isNotNull();
                assertThat(event.dirtyCount()).isEqualTo(start.dirtyCount());
                assertThat(event.trigger()).isEqualTo(start.trigger());
                assertThat(event.occurredAt() - start.occurredAt())
                        .as("duration, but for the way to the collector")
                        .isCloseTo(Long.parseLong(event.durationMs()), within(100L));
                long delta = Long.parseLong(event.queueDelta());
                assertThat(dirty + delta).isNotNegative();
                assertThat(event.success() ? delta + dirty : delta)
                        .as("learned meanwhile")
                        .isNotNegative();
            }
        }
    }

    @Property(tries = 6)
    void truthCountsWhatEventsSay(@ForAll long seed) {
        Heard heard = Heard.of(MUCH, seed);
        Outcomes outcomes = heard.truth().outcomes();
        List<SyncEvent> events = heard.eventsOnce();
        List<SyncEvent> fresh = events.stream().filter(event -> !event.stale()).toList();
        assertThat(sum(outcomes.column(Outcomes.Column.STARTED))).isEqualTo(count(fresh, EventName.STARTED));
        assertThat(sum(outcomes.column(Outcomes.Column.SUCCEEDED))).isEqualTo(count(fresh, EventName.COMPLETED));
        assertThat(sum(outcomes.column(Outcomes.Column.FAILED))).isEqualTo(count(fresh, EventName.FAILED));
        assertThat(sum(outcomes.column(Outcomes.Column.SKIPPED))).isEqualTo(count(fresh, EventName.SKIPPED));
        for (int step = 0; step < outcomes.steps(); step += 7) {
            assertThat(outcomes.column(Outcomes.Column.FAILING_USERS_15M)[step])
                    .as("failing people at %s", outcomes.to(step))
                    .isEqualTo(people(fresh, outcomes.to(step).toEpochMilli(), Duration.ofMinutes(15), false));
            assertThat(outcomes.column(Outcomes.Column.ACTIVE_USERS_30M)[step])
                    .isEqualTo(people(fresh, outcomes.to(step).toEpochMilli(), Duration.ofMinutes(30), true));
        }
    }

    private static long sum(int[] values) {
        return Arrays.stream(values).asLongStream().sum();
    }

    private static long count(List<SyncEvent> events, EventName name) {
        return events.stream().filter(event -> event.name() == name).count();
    }

    private static int people(List<SyncEvent> events, long until, Duration within, boolean active) {
        Set<String> people = new HashSet<>();
        for (SyncEvent event : events) {
            boolean in = event.eventTime() < until && event.eventTime() >= until - within.toMillis();
            if (in && (event.name() == EventName.FAILED || active && event.name() == EventName.STARTED)) {
                people.add(event.user());
            }
        }
        return people.size();
    }

    @Test
    void whatWasOfflineArrivesHoursLaterThanItOccurred() {
        List<SyncEvent> events = Heard.of(Worlds.with(), 1).eventsOnce();
        assertThat(events.stream().filter(SyncEvent::stale)).isNotEmpty();
        assertThat(events.stream().filter(SyncEvent::stale)).noneMatch(SyncEvent::success);
    }

    @Test
    void everyTriggerAndEveryPlatformComes() {
        List<SyncEvent> events = Heard.of(MUCH, 1).eventsOnce();
        assertThat(events)
                .extracting(SyncEvent::trigger)
                .contains("scheduled", "login", "settings_save", "lesson_complete", "manual");
        assertThat(events).extracting(SyncEvent::platform).containsOnly("ios", "android");
    }

    @Test
    void theBackendWritesALineOfEveryBadAnswer() throws Exception {
        Heard heard = Heard.of(Worlds.tame(Worlds.of(Incident.Kind.OUTAGE)), 1);
        int bad = 0;
        for (Heard.Record record : heard.records(Kind.LOG)) {
            JsonNode line = JSON.readTree(record.json());
            boolean cloud = line.has("httpRequest");
            String service = cloud
                    ? line.at("/labels/service")
                            .asText(line.at("/jsonPayload/service").asText())
                    : line.path("service").asText();
            int status = cloud
                    ? line.at("/httpRequest/status").asInt()
                    : line.path("status").asInt();
            bad += service.equals("learning-sync") && status == 503 ? 1 : 0;
        }
        long failed = sum(heard.truth().outcomes().column(Outcomes.Column.FAILED));
        assertThat(bad)
                .as("lines, at least one a failed sync, as each tries up to three times")
                .isGreaterThan((int) failed);
    }
}
