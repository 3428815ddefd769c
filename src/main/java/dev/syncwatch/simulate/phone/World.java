package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.wire.Draft;
import dev.syncwatch.simulate.wire.Vocabulary;

/**
 * What is around a phone.
 *
 * @param due when each phone acts next, in epoch milliseconds, from that of {@code firstUser} on
 */
record World(Scenario scenario, Phones.Around around, Backend backend, Dice dice, int firstUser, long[] due) {

    Script script() {
        return around.script();
    }

    RemoteFlag flag() {
        return around.flag();
    }

    Chronicle chronicle() {
        return around.chronicle();
    }

    Vocabulary vocabulary() {
        return around.vocabulary();
    }

    long cadenceMillis() {
        return scenario.app().cadence().toMillis();
    }

    /** Notes what a phone does next, and when. */
    void plan(Phone phone, Phone.Step step, long millis) {
        phone.next = step;
        due[phone.user - firstUser] = millis;
    }

    /** Sends something on its way, as it is now. */
    void send(Draft draft) {
        around.seconds().add(draft);
    }
}
