package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Calendar;
import dev.syncwatch.simulate.course.Dice;

/** What is around a phone. */
record World(
        Scenario scenario,
        Script script,
        Backend backend,
        RemoteFlag flag,
        Chronicle chronicle,
        Calendar calendar,
        Dice dice,
        Devices devices,
        int firstUser) {

    long cadenceMillis() {
        return scenario.app().cadence().toMillis();
    }

    /** Notes what a phone does next, and when. */
    void plan(Phone phone, Phone.Step step, long millis) {
        phone.next = step;
        calendar.add(millis, phone.user - firstUser);
    }
}
