package dev.syncwatch.simulate.crowd;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Truth;
import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Lots;
import dev.syncwatch.simulate.phone.Phones;
import dev.syncwatch.simulate.post.Drafts;
import dev.syncwatch.simulate.post.Seconds;
import dev.syncwatch.simulate.wire.FlagLine;
import dev.syncwatch.simulate.wire.Vocabulary;

/** Some of a scenario's people, and all that becomes of them; the remote flag's changes are told by the crowd of the first of them. */
public final class Crowd {
    private final long seed;
    private final Chronicle chronicle;
    private final Seconds seconds;
    private final Phones phones;

    public Crowd(Scenario scenario, long seed, Vocabulary vocabulary, Phones.Range users) {
        this.seed = seed;
        Lots lots = new Lots(seed);
        Script script = new Script(scenario, lots);
        RemoteFlag flag = new RemoteFlag(scenario, lots);
        this.chronicle = new Chronicle(scenario, script);
        this.seconds = new Seconds(scenario.start().toEpochMilli(), scenario.endMillis());
        this.phones =
                new Phones(scenario, seed, users, new Phones.Around(script, flag, chronicle, seconds, vocabulary));
        if (users.first() == 0) {
            for (int change = 0; change < flag.changes(); change++) {
                seconds.add(new FlagLine(flag.enabled(change), flag.published(change)));
            }
        }
    }

    /** Lets these people do what they do before that moment, in epoch milliseconds; what arrives before it can be moved then. */
    public void liveUntil(long millis) {
        phones.liveUntil(millis);
    }

    /** Moves what arrives in a second, counted from the scenario's start. */
    public void move(int second, Drafts to) {
        seconds.move(second, to);
    }

    /** What these people did, once they have lived to the end. */
    public Truth truth() {
        return chronicle.truth(seed);
    }
}
