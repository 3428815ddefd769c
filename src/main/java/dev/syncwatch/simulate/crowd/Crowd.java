package dev.syncwatch.simulate.crowd;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Truth;
import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Lots;
import dev.syncwatch.simulate.phone.Phones;
import dev.syncwatch.simulate.post.Outbox;
import dev.syncwatch.simulate.post.Records;
import dev.syncwatch.simulate.post.Stamp;

/** Some of a scenario's people, and all that becomes of them; the remote flag's changes are told by the crowd of the first of them. */
public final class Crowd {
    private final long seed;
    private final Chronicle chronicle;
    private final Outbox outbox;
    private final Phones phones;

    public Crowd(Scenario scenario, long seed, Phones.Range users) {
        this.seed = seed;
        Lots lots = new Lots(seed);
        Script script = new Script(scenario, lots);
        RemoteFlag flag = new RemoteFlag(scenario, lots);
        this.chronicle = new Chronicle(scenario, script);
        this.outbox = new Outbox(chronicle, scenario.endMillis());
        this.phones = new Phones(scenario, seed, users, new Phones.Around(script, flag, chronicle, outbox));
        if (users.first() == 0) {
            for (int change = 0; change < flag.changes(); change++) {
                outbox.add(Stamp.ofRemoteConfig(flag.published(change)), flag.json(change));
            }
        }
    }

    /** Lets happen what is next, unless that is at {@code untilMillis} or later: then it says no. */
    public boolean actBefore(long untilMillis, Records to) {
        long arriving = outbox.peek();
        long acting = phones.peek();
        if (Math.min(arriving, acting) >= untilMillis) {
            return false;
        }
        if (arriving <= acting) {
            outbox.deliver(to);
        } else {
            phones.act(to);
        }
        return true;
    }

    /** Nothing more happens before that moment. */
    public void moveTo(long millis) {
        chronicle.moveTo(millis);
    }

    /** What these people did until now. */
    public Truth truth() {
        return chronicle.truth(seed);
    }
}
