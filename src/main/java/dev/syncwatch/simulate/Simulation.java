package dev.syncwatch.simulate;

import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Lots;
import dev.syncwatch.simulate.phone.Outbox;
import dev.syncwatch.simulate.phone.Phones;

/**
 * One run of a scenario: the same scenario and seed give the same bytes, however {@link #advance} is cut into steps. One instance
 * serves one thread.
 */
public final class Simulation {
    private final Scenario scenario;
    private final long seed;
    private final Chronicle chronicle;
    private final Outbox outbox;
    private final Phones phones;

    private Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        Lots lots = new Lots(seed);
        Script script = new Script(scenario, lots);
        RemoteFlag flag = new RemoteFlag(scenario, lots);
        this.chronicle = new Chronicle(scenario, script);
        this.outbox = new Outbox(chronicle, endMillis());
        this.phones = new Phones(scenario, seed, new Phones.Around(script, flag, chronicle, outbox));
        for (int change = 0; change < flag.changes(); change++) {
            outbox.add(Emissions.Kind.REMOTE_CONFIG, flag.published(change), null, flag.json(change));
        }
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
        return startMillis() + scenario.length().toMillis();
    }

    /** Emits everything that arrives before that moment and was not emitted yet, in order of arrival. */
    public void advance(long untilMillis, Emissions to) {
        long until = Math.min(untilMillis, endMillis());
        while (true) {
            long arriving = outbox.peek();
            long acting = phones.peek();
            if (Math.min(arriving, acting) >= until) {
                break;
            }
            if (arriving <= acting) {
                outbox.deliver(to);
            } else {
                phones.act(to);
            }
        }
        chronicle.moveTo(until);
    }

    /** What the model did until now; complete once it was advanced to the end. */
    public Truth truth() {
        return chronicle.truth(seed);
    }
}
