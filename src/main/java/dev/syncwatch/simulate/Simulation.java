package dev.syncwatch.simulate;

import dev.syncwatch.simulate.crowd.Crowd;
import dev.syncwatch.simulate.phone.Phones;
import dev.syncwatch.simulate.post.Drafts;
import dev.syncwatch.simulate.wire.Draft;
import dev.syncwatch.simulate.wire.Scribe;
import dev.syncwatch.simulate.wire.UserName;
import dev.syncwatch.simulate.wire.Vocabulary;

/**
 * One run of a scenario: the same scenario and seed give the same bytes, however {@link #advance} is cut into steps. One instance
 * serves one thread.
 */
public final class Simulation {
    /** Lived through at once; short, as who asks for the next second waits for it. */
    private static final int SPAN_SECONDS = 60;

    private static final long SECOND_MILLIS = 1000;

    private final Scenario scenario;
    private final Crowd everybody;
    private final Scribe scribe;
    private final Drafts ready = new Drafts();
    private int place;
    private int nextSecond;
    private int livedSeconds;

    private Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        Vocabulary vocabulary = new Vocabulary();
        this.everybody = new Crowd(scenario, seed, vocabulary, new Phones.Range(0, scenario.users()));
        this.scribe = new Scribe(seed, vocabulary);
    }

    /** At the beginning of the scenario. */
    public static Simulation of(Scenario scenario, long seed) {
        return new Simulation(scenario, seed);
    }

    /** Epoch milliseconds. */
    public long startMillis() {
        return scenario.start().toEpochMilli();
    }

    /** Epoch milliseconds; nothing arrives at it or later. */
    public long endMillis() {
        return scenario.endMillis();
    }

    /** Emits everything that arrives before that moment and was not emitted yet, in order of arrival. */
    public void advance(long untilMillis, Emissions to) {
        long until = Math.min(untilMillis, endMillis());
        emitBefore(until, to);
        while (startMillis() + nextSecond * SECOND_MILLIS < until) {
            gatherSecond();
            emitBefore(until, to);
        }
    }

    private void emitBefore(long until, Emissions to) {
        while (place < ready.size() && ready.get(place).arrival() < until) {
            Draft draft = ready.get(place++);
            to.accept(draft.kind(), draft.arrival(), key(draft), written(draft));
        }
    }

    private byte[] written(Draft draft) {
        scribe.clear();
        return scribe.write(draft).toBytes();
    }

    private void gatherSecond() {
        if (nextSecond == livedSeconds) {
            livedSeconds += SPAN_SECONDS;
            everybody.liveUntil(Math.min(endMillis(), startMillis() + livedSeconds * SECOND_MILLIS));
        }
        ready.clear();
        everybody.move(nextSecond++, ready);
        ready.sort();
        place = 0;
    }

    private static String key(Draft draft) {
        return draft.kind() == Emissions.Kind.TELEMETRY ? UserName.of(draft.user()) : null;
    }

    /** What the model did, once it was advanced to the end. */
    public Truth truth() {
        return everybody.truth();
    }
}
