package dev.syncwatch.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Heard;
import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.simulate.Emissions.Kind;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each kind of incident looks like from outside, and that the truth knows of it. */
class IncidentsTest {
    private static final long FROM = Worlds.START.plus(Duration.ofMinutes(30)).toEpochMilli();
    private static final long TO = Worlds.START.plus(Duration.ofMinutes(60)).toEpochMilli();

    private static List<SyncEvent> during(Incident.Kind kind, Predicate<SyncEvent> wanted) {
        // Syncs that are under way at either end are neither here nor there.
        return Heard.of(Worlds.tame(Worlds.of(kind)), 5).eventsOnce().stream()
                .filter(event -> event.eventTime() > FROM + 20_000 && event.eventTime() < TO)
                .filter(wanted)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Incident.Kind.class)
    void theTruthKnowsWhoWasHitAndWhatItCost(Incident.Kind kind) {
        Truth truth = Heard.of(Worlds.tame(Worlds.of(kind)), 5).truth();
        Truth.Happened happened = truth.incidents().get(0);
        assertThat(happened.kind()).isEqualTo(kind.word());
        assertThat(happened.from().toEpochMilli()).isEqualTo(FROM);
        assertThat(happened.to().toEpochMilli()).isEqualTo(TO);
        assertThat(happened.usersHit()).isBetween(20, 200);
        int failedBy = 0;
        for (int step = 0; step < truth.outcomes().steps(); step++) {
            failedBy += truth.outcomes().failedBy(0)[step];
        }
        assertThat(happened.failures()).isEqualTo(failedBy);
        boolean fails = kind != Incident.Kind.SILENT && kind != Incident.Kind.STUCK;
        assertThat(happened.failures() > 0).isEqualTo(fails);
    }

    @ParameterizedTest
    @EnumSource(Incident.Kind.class)
    void nothingIsWrongBeforeIt(Incident.Kind kind) {
        Outcomes outcomes = Heard.of(Worlds.tame(Worlds.of(kind)), 5).truth().outcomes();
        assertThat(outcomes.trailing(Outcomes.Column.FAILED, 179, 180)).isLessThan(3); // hiccups of the backend
    }

    @Test
    void inAnOutagePushesFailAndQueuesGrow() {
        List<SyncEvent> pushing = during(Incident.Kind.OUTAGE, SyncEvent::attempt).stream()
                .filter(event -> !event.dirtyCount().equals("0"))
                .toList();
        assertThat(pushing).noneMatch(SyncEvent::success);
        assertThat(pushing).extracting(SyncEvent::stage).containsOnly("push");
        assertThat(pushing).extracting(SyncEvent::statusCode).containsOnly("503");
        assertThat(pushing.stream()
                        .mapToLong(event -> Long.parseLong(event.queueDelta()))
                        .sum())
                .isPositive();
    }

    @Test
    void refusedTokensFailOnceAndAreSkippedUntilALogin() {
        List<SyncEvent> events = during(Incident.Kind.AUTH, event -> true);
        assertThat(events).noneMatch(SyncEvent::success);
        assertThat(events).anyMatch(event -> "unauthenticated".equals(event.reason()));
        assertThat(events.stream().filter(event -> event.name() == EventName.FAILED))
                .allMatch(event ->
                        event.stage().equals("fetch") && event.statusCode().equals("401"));
        assertThat(during(Incident.Kind.AUTH, event -> "login".equals(event.trigger())))
                .isNotEmpty();
    }

    @Test
    void storageFailsWithWhatAsyncStorageSays() {
        assertThat(during(Incident.Kind.STORAGE, event -> event.name() == EventName.FAILED))
                .isNotEmpty()
                .allMatch(event ->
                        event.stage().equals("persist") && event.message().contains("AsyncStorage"));
    }

    @Test
    void aStuckQueueStartsAgainAndAgainWithTheSameCount() {
        List<SyncEvent> events = during(Incident.Kind.STUCK, event -> Integer.parseInt(event.dirtyCount()) > 0);
        assertThat(events).extracting(SyncEvent::name).containsOnly(EventName.STARTED);
        String user = events.get(0).user();
        List<String> counts = events.stream()
                .filter(event -> event.user().equals(user))
                .map(SyncEvent::dirtyCount)
                .toList();
        assertThat(counts.size()).isGreaterThan(2);
        assertThat(counts.stream().distinct()).hasSize(1);
    }

    @Test
    void inASilentFailureSyncsStartAndNothingElse() {
        assertThat(during(Incident.Kind.SILENT, event -> true))
                .isNotEmpty()
                .allMatch(event -> event.name() == EventName.STARTED);
    }

    @Test
    void onlyTheBadReleaseFails() {
        assertThat(during(Incident.Kind.RELEASE, event -> event.name() == EventName.FAILED))
                .isNotEmpty()
                .allMatch(event ->
                        event.appVersion().equals("3.3.0") || event.statusCode().equals("500"));
    }

    @Test
    void decayGrows() {
        Outcomes outcomes =
                Heard.of(Worlds.tame(Worlds.of(Incident.Kind.DECAY)), 5).truth().outcomes();
        long firstThird = outcomes.trailing(Outcomes.Column.FAILED, 239, 60);
        long lastThird = outcomes.trailing(Outcomes.Column.FAILED, 359, 60);
        assertThat(lastThird).isGreaterThan(2 * firstThird);
    }

    @Test
    void phonesFollowTheFlagWithinFiveMinutes() {
        FlagChange off = new FlagChange(Duration.ofMinutes(20), false);
        FlagChange on = new FlagChange(Duration.ofMinutes(50), true);
        Heard heard = Heard.of(Worlds.withFlag(Worlds.tame(), off, on), 2);
        assertThat(heard.records(Kind.REMOTE_CONFIG))
                .extracting(Heard.Record::json)
                .containsExactly(
                        "{\"learningSync\":{\"enabled\":false},\"timestamp\":\"2026-01-05T09:20:00Z\"}",
                        "{\"learningSync\":{\"enabled\":true},\"timestamp\":\"2026-01-05T09:50:00Z\"}");
        List<SyncEvent> off25To50 = heard.eventsOnce().stream()
                .filter(event -> event.name() == EventName.STARTED)
                .filter(event -> minute(event) >= 25.1 && minute(event) < 50)
                .toList();
        assertThat(off25To50)
                .extracting(SyncEvent::trigger)
                .doesNotContain("scheduled")
                .contains("lesson_complete");
        assertThat(heard.eventsOnce()).anyMatch(event -> minute(event) > 56 && "scheduled".equals(event.trigger()));
    }

    private static double minute(SyncEvent event) {
        return (event.eventTime() - Worlds.START.toEpochMilli()) / 60_000.0;
    }
}
