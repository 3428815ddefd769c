package dev.syncwatch.simulate.chronicle;

import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Outcomes.Column;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Truth;
import dev.syncwatch.simulate.backend.Script;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts what the model does. Moments are epoch milliseconds of arrival and never go back; those outside the scenario don't count. */
public final class Chronicle {
    private static final int STEPS_OF_15_MIN = 90;
    private static final int STEPS_OF_30_MIN = 180;

    private final Scenario scenario;
    private final Script script;
    private final long startMillis;
    private final Outcomes outcomes;
    private final TrailingPeople failing = new TrailingPeople(STEPS_OF_15_MIN);
    private final TrailingPeople active = new TrailingPeople(STEPS_OF_30_MIN);
    private final BitSet[] hit;
    private final long[] attempts;
    private final long[] failures;
    private int step;
    private int loggedOut;
    private int stuck;

    public Chronicle(Scenario scenario, Script script) {
        this.scenario = scenario;
        this.script = script;
        this.startMillis = scenario.start().toEpochMilli();
        List<String> names = scenario.incidents().stream().map(Incident::name).toList();
        this.outcomes = new Outcomes(startMillis, (int) (scenario.length().toMillis() / Scenario.STEP_MILLIS), names);
        this.hit = Stream.generate(BitSet::new).limit(names.size()).toArray(BitSet[]::new);
        this.attempts = new long[names.size()];
        this.failures = new long[names.size()];
    }

    public void started(LastTimes person, long arrival) {
        if (count(Column.STARTED, arrival)) {
            wasActive(person);
        }
    }

    public void succeeded(long arrival) {
        if (count(Column.SUCCEEDED, arrival)) {
            attempted(arrival);
        }
    }

    /** {@code cause} is an incident's index, or below 0. */
    public void failed(LastTimes person, long arrival, int cause) {
        if (!count(Column.FAILED, arrival)) {
            return;
        }
        attempted(arrival);
        wasActive(person);
        failing.count(person.failed, step);
        person.failed = step;
        if (cause >= 0) {
            outcomes.failedBy(cause)[step]++;
            failures[cause]++;
        }
    }

    public void skipped(long arrival) {
        count(Column.SKIPPED, arrival);
    }

    /** An event that arrived long after it occurred. */
    public void uploadedLate(long arrival) {
        count(Column.UPLOADED_LATE, arrival);
    }

    /** The incident, if it is one, made a sync of this person fail, hang or be skipped. */
    public void hit(int user, int cause, long millis) {
        if (cause >= 0 && isWithin(millis)) {
            hit[cause].set(user);
        }
    }

    /** People who have the app in front of them from here to there. */
    public void session(long from, long to) {
        int[] sessions = outcomes.column(Column.SESSIONS);
        int first = Math.max(0, stepOf(from));
        int end = Math.min(sessions.length, stepOf(to));
        // A difference for now; truth() adds them up.
        if (first < end) {
            sessions[first]++;
            if (end < sessions.length) {
                sessions[end]--;
            }
        }
    }

    public void loggedOut(int more, long millis) {
        moveTo(millis);
        loggedOut += more;
    }

    public void stuck(int more, long millis) {
        moveTo(millis);
        stuck += more;
    }

    private boolean count(Column column, long arrival) {
        if (!isWithin(arrival)) {
            return false;
        }
        moveTo(arrival);
        outcomes.column(column)[step]++;
        return true;
    }

    private void wasActive(LastTimes person) {
        active.count(person.active, step);
        person.active = step;
    }

    private void attempted(long arrival) {
        for (int i = 0; i < attempts.length; i++) {
            attempts[i] += script.isOn(i, arrival) ? 1 : 0;
        }
    }

    private boolean isWithin(long millis) {
        return millis >= startMillis && stepOf(millis) < outcomes.steps();
    }

    private int stepOf(long millis) {
        return (int) Math.floorDiv(millis - startMillis, Scenario.STEP_MILLIS);
    }

    /** Ends the steps before that moment. */
    public void moveTo(long millis) {
        for (int target = stepOf(millis); step < target && step < outcomes.steps(); step++) {
            outcomes.column(Column.FAILING_USERS_15M)[step] = failing.people();
            outcomes.column(Column.ACTIVE_USERS_30M)[step] = active.people();
            outcomes.column(Column.LOGGED_OUT)[step] = loggedOut;
            outcomes.column(Column.STUCK)[step] = stuck;
            failing.leave(step);
            active.leave(step);
        }
    }

    /** What was counted until now. */
    public Truth truth(long seed) {
        List<Truth.Happened> happened = IntStream.range(0, hit.length)
                .mapToObj(this::happened)
                .sorted(Comparator.comparing(Truth.Happened::from))
                .toList();
        return new Truth(
                scenario.name(),
                seed,
                scenario.start(),
                scenario.start().plus(scenario.length()),
                happened,
                outcomes.withColumn(Column.SESSIONS, summedUp(outcomes.column(Column.SESSIONS))));
    }

    private static int[] summedUp(int[] differences) {
        int[] sums = differences.clone();
        Arrays.parallelPrefix(sums, Integer::sum);
        return sums;
    }

    private Truth.Happened happened(int index) {
        Incident incident = script.incident(index);
        return new Truth.Happened(
                incident.name(),
                incident.kind().word(),
                incident.kind().runbook(),
                scenario.start().plus(incident.from()),
                scenario.start().plus(incident.to()),
                hit[index].cardinality(),
                attempts[index],
                failures[index]);
    }
}
