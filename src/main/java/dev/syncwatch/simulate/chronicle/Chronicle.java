package dev.syncwatch.simulate.chronicle;

import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Outcomes.Column;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Truth;
import dev.syncwatch.simulate.backend.Script;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts what the model does, in whatever order it is told of different people; of each it is told in order of time. Moments are epoch
 * milliseconds of arrival; those outside the scenario don't count.
 */
public final class Chronicle {
    private static final int STEPS_OF_15_MIN = 90;
    private static final int STEPS_OF_30_MIN = 180;

    private final Scenario scenario;
    private final Script script;
    private final long startMillis;
    private final Outcomes outcomes;
    private final Map<Column, Changes> changes = new EnumMap<>(Column.class);
    private final Changes failing;
    private final Changes active;
    private final Changes sessions;
    private final Changes loggedOut;
    private final Changes stuck;
    private final BitSet[] hit;
    private final long[] attempts;
    private final long[] failures;

    public Chronicle(Scenario scenario, Script script) {
        this.scenario = scenario;
        this.script = script;
        this.startMillis = scenario.start().toEpochMilli();
        List<String> names = scenario.incidents().stream().map(Incident::name).toList();
        this.outcomes = new Outcomes(startMillis, (int) (scenario.length().toMillis() / Scenario.STEP_MILLIS), names);
        this.failing = changesOf(Column.FAILING_USERS_15M);
        this.active = changesOf(Column.ACTIVE_USERS_30M);
        this.sessions = changesOf(Column.SESSIONS);
        this.loggedOut = changesOf(Column.LOGGED_OUT);
        this.stuck = changesOf(Column.STUCK);
        this.hit = Stream.generate(BitSet::new).limit(names.size()).toArray(BitSet[]::new);
        this.attempts = new long[names.size()];
        this.failures = new long[names.size()];
    }

    private Changes changesOf(Column column) {
        return changes.computeIfAbsent(column, some -> new Changes(outcomes.steps()));
    }

    public void started(LastTimes person, long arrival) {
        if (count(Column.STARTED, arrival)) {
            wasActive(person, stepOf(arrival));
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
        int step = stepOf(arrival);
        wasActive(person, step);
        failing.countFor(STEPS_OF_15_MIN, step, person.failed);
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
        sessions.between(stepOf(from), stepOf(to), 1);
    }

    public void loggedOut(int more, long millis) {
        loggedOut.from(stepOf(millis), more);
    }

    public void stuck(int more, long millis) {
        stuck.from(stepOf(millis), more);
    }

    private boolean count(Column column, long arrival) {
        if (!isWithin(arrival)) {
            return false;
        }
        outcomes.column(column)[stepOf(arrival)]++;
        return true;
    }

    private void wasActive(LastTimes person, int step) {
        active.countFor(STEPS_OF_30_MIN, step, person.active);
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

    /** What was counted. */
    public Truth truth(long seed) {
        List<Truth.Happened> happened = IntStream.range(0, hit.length)
                .mapToObj(this::happened)
                .sorted(Comparator.comparing(Truth.Happened::from))
                .toList();
        return new Truth(
                scenario.name(), seed, scenario.start(), scenario.start().plus(scenario.length()), happened, counted());
    }

    private Outcomes counted() {
        Outcomes counted = outcomes;
        for (var column : changes.entrySet()) {
            counted = counted.withColumn(column.getKey(), column.getValue().summedUp());
        }
        return counted;
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
