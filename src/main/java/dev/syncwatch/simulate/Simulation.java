package dev.syncwatch.simulate;

import dev.syncwatch.simulate.crowd.Crowd;
import dev.syncwatch.simulate.phone.Phones;
import dev.syncwatch.simulate.post.Records;
import dev.syncwatch.simulate.post.Stamp;
import dev.syncwatch.simulate.wire.Sender;

/**
 * One run of a scenario: the same scenario and seed give the same bytes, however {@link #advance} is cut into steps. One instance
 * serves one thread.
 */
public final class Simulation {
    private final Scenario scenario;
    private final Crowd everybody;

    private Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.everybody = new Crowd(scenario, seed, new Phones.Range(0, scenario.users()));
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
        Records records = (stamp, json) -> to.accept(stamp.kind(), stamp.arrival(), key(stamp), json.toBytes());
        while (everybody.actBefore(until, records)) {
            // until nothing is due any more
        }
        everybody.moveTo(until);
    }

    private static String key(Stamp stamp) {
        return stamp.kind() == Emissions.Kind.TELEMETRY ? Sender.name(stamp.user()) : null;
    }

    /** What the model did until now; complete once it was advanced to the end. */
    public Truth truth() {
        return everybody.truth();
    }
}
