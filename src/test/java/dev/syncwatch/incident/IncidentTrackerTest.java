package dev.syncwatch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IncidentTrackerTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void anEpisodeIsAnIncidentFromItsFirstFiringToItsEnd() {
        List<Incident> incidents = incidents(
                change("rate", AlertState.PENDING, 0, null),
                change("rate", AlertState.FIRING, 1, 1),
                change("rate", AlertState.RECOVERING, 5, 1),
                change("rate", AlertState.RESOLVED, 8, 1));

        assertThat(incidents).hasSize(3);
        Incident open = incidents.get(0);
        assertThat(open.id()).isEqualTo("incident/rate@" + minute(1));
        assertThat(open.startsAt()).isEqualTo(minute(1));
        assertThat(open.endsAt()).isNull();
        assertThat(open.openEpisodes()).isEqualTo(1);
        Incident over = incidents.get(2);
        assertThat(over.id()).isEqualTo(open.id());
        assertThat(over.endsAt()).isEqualTo(minute(8));
        assertThat(over.openEpisodes()).isZero();
        assertThat(over.changes()).isEqualTo(3);
        assertThat(over.title()).as("as it fired, and not as it ended").isEqualTo("rate FIRING 1");
    }

    @Test
    void whatBeginsTenMinutesAfterTheLastEndStillBelongsToItAndNoLater() {
        List<Incident> joined = incidents(
                change("rate", AlertState.FIRING, 0, 0),
                change("rate", AlertState.RESOLVED, 5, 0),
                change("absence", AlertState.FIRING, 15, 15));
        assertThat(last(joined).episodes()).containsExactly("rate@" + minute(0), "absence@" + minute(15));
        assertThat(last(joined).endsAt()).isNull();

        List<Incident> apart = incidents(
                change("rate", AlertState.FIRING, 0, 0),
                change("rate", AlertState.RESOLVED, 5, 0),
                change("absence", AlertState.FIRING, 16, 16));
        assertThat(last(apart).id()).isEqualTo("incident/absence@" + minute(16));
        assertThat(last(apart).episodes()).hasSize(1);
        assertThat(last(apart).usersHit()).isEqualTo(16);
    }

    @Test
    void itIsNamedAfterItsGravestEpisodeAndOverWithItsLast() {
        EpisodeChange warning = with(change("queue", AlertState.FIRING, 0, 0), "warning", null, null);
        EpisodeChange critical = with(change("rate", AlertState.FIRING, 2, 2), "critical", "3.2", "an outage");
        EpisodeChange later = with(change("other", AlertState.FIRING, 3, 3), "info", "3.1", "a token");
        List<Incident> incidents = incidents(
                warning,
                critical,
                later,
                change("rate", AlertState.RESOLVED, 4, 2),
                change("other", AlertState.EXPIRED, 5, 3),
                change("queue", AlertState.SUPERSEDED, 6, 0));

        assertThat(incidents)
                .extracting(Incident::severity)
                .containsExactly("warning", "critical", "critical", "critical", "critical", "critical");
        assertThat(last(incidents).title()).isEqualTo("rate FIRING 2");
        assertThat(last(incidents).section()).isEqualTo("3.2");
        assertThat(last(incidents).cause()).isEqualTo("an outage");
        assertThat(last(incidents).usersHit()).isEqualTo(6);
        assertThat(incidents).extracting(Incident::openEpisodes).containsExactly(1, 2, 3, 2, 1, 0);
    }

    @Test
    void anEpisodeOfAnotherKnowsTheCauseWhereTheGravestKnowsNone() {
        EpisodeChange grave = with(change("rate", AlertState.FIRING, 0, 0), "critical", null, null);
        EpisodeChange other = with(change("queue", AlertState.FIRING, 1, 1), "info", "3.4", "a stuck queue");

        assertThat(last(incidents(grave, other)).cause()).isEqualTo("a stuck queue");
        assertThat(last(incidents(grave, other, change("rate", AlertState.RECOVERING, 2, 0)))
                        .section())
                .isEqualTo("3.4");
    }

    @Test
    void shadowRulesAndUnknownEndsMakeNoIncident() {
        EpisodeChange shadow = change("quiet", AlertState.FIRING, 0, 0);
        assertThat(incidents(notLive(shadow), change("rate", AlertState.RESOLVED, 3, 1)))
                .isEmpty();
    }

    @Test
    void anEpisodeWhoseEndWasNeverWrittenEndsWithTheNextOfItsAlert() {
        List<Incident> incidents =
                incidents(change("rate", AlertState.FIRING, 0, 0), change("rate", AlertState.FIRING, 30, 30));

        assertThat(last(incidents).openEpisodes()).isEqualTo(1);
        assertThat(last(incidents).episodes()).hasSize(2);
    }

    @Test
    void whatFlapsForWeeksDoesNotGrowForWeeks() {
        EpisodeChange[] changes = IntStream.range(0, 1_100)
                .boxed()
                .flatMap(i -> List.of(
                        change("rate", AlertState.FIRING, 2 * i, 2 * i),
                        change("rate", AlertState.RESOLVED, 2 * i + 1, 2 * i))
                        .stream())
                .toArray(EpisodeChange[]::new);

        assertThat(last(incidents(changes)).episodes()).hasSize(Incident.MOST_EPISODES);
    }

    /** As after a restart of whoever writes changes: it begins again somewhere, and goes on as before. */
    @Property
    void whatComesAgainChangesNothing(
            @ForAll @Size(max = 30) List<@IntRange(max = 11) Integer> steps,
            @ForAll @IntRange(max = 30) int from,
            @ForAll @IntRange(max = 30) int backTo) {
        List<EpisodeChange> changes = changes(steps);
        int end = Math.min(from, changes.size());
        List<EpisodeChange> again = new ArrayList<>(changes.subList(0, end));
        again.addAll(changes.subList(Math.min(backTo, end), changes.size()));

        assertThat(memoryAfter(again)).isEqualTo(memoryAfter(changes));
    }

    /** Each step is one of three alerts, beginning or ending, now or a few minutes on. */
    private static List<EpisodeChange> changes(List<Integer> steps) {
        List<EpisodeChange> changes = new ArrayList<>();
        Integer[] since = new Integer[3];
        int minute = 0;
        for (int step : steps) {
            int alert = step % 3;
            minute += 1 + 4 * (step / 6);
            boolean begins = since[alert] == null;
            since[alert] = begins ? Integer.valueOf(minute) : since[alert];
            changes.add(
                    change("alert" + alert, begins ? AlertState.FIRING : AlertState.RESOLVED, minute, since[alert]));
            since[alert] = begins ? since[alert] : null;
        }
        return changes;
    }

    private static IncidentMemory memoryAfter(List<EpisodeChange> changes) {
        IncidentMemory memory = null;
        for (EpisodeChange change : changes) {
            memory = IncidentTracker.next(memory, change);
        }
        return memory;
    }

    /** Each incident as every change made it. */
    private static List<Incident> incidents(EpisodeChange... changes) {
        List<Incident> incidents = new ArrayList<>();
        IncidentMemory memory = null;
        for (EpisodeChange change : changes) {
            Incident before = memory == null ? null : memory.incident();
            memory = IncidentTracker.next(memory, change);
            if (memory.incident() != null && !memory.incident().equals(before)) {
                incidents.add(memory.incident());
            }
        }
        return incidents;
    }

    private static Incident last(List<Incident> incidents) {
        return incidents.get(incidents.size() - 1);
    }

    private static EpisodeChange change(String alert, AlertState state, int minute, Integer since) {
        return new EpisodeChange(
                alert,
                since == null ? null : alert + "@" + minute(since),
                "production",
                state,
                minute(minute),
                since == null ? null : minute(since),
                "critical",
                true,
                alert + " " + state + " " + minute,
                null,
                null,
                minute);
    }

    private static EpisodeChange with(EpisodeChange change, String severity, String section, String cause) {
        return new EpisodeChange(
                change.alert(),
                change.episode(),
                change.environment(),
                change.state(),
                change.at(),
                change.startsAt(),
                severity,
                true,
                change.title(),
                section,
                cause,
                change.users());
    }

    private static EpisodeChange notLive(EpisodeChange change) {
        return new EpisodeChange(
                change.alert(),
                change.episode(),
                change.environment(),
                change.state(),
                change.at(),
                change.startsAt(),
                change.severity(),
                false,
                change.title(),
                null,
                null,
                change.users());
    }

    private static Instant minute(int number) {
        return BEGIN.plus(Duration.ofMinutes(number));
    }
}
