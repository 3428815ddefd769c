package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.backend.Answer;
import dev.syncwatch.simulate.course.BusyHours;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.wire.Trigger;

/** What people do with the app: when they open it, what in it makes it sync, how they learn meanwhile, when they leave. */
final class Sessions {
    private static final double DAY_MILLIS = 86_400_000;
    private static final long SHORTEST_MILLIS = 20_000;
    private static final long LONGEST_MILLIS = 3 * 3_600_000L;
    private static final long SHORTEST_LESSON_MILLIS = 20_000;
    private static final double MEAN_REST_OF_LESSON_MILLIS = 280_000;
    private static final double MILLIS_PER_RECORD = 30_000;
    private static final int MOST_QUEUED = 10_000;

    /** Late enough after the last session to be stale, all of it. */
    private static final long LEAST_OFFLINE_MILLIS = 20 * 60_000L;

    private static final double MEAN_OFFLINE_MILLIS = 3 * 3_600_000.0;

    private final World world;
    private final BusyHours hours;
    private final double meanMillisBetween;
    private final double meanRestMillis;

    Sessions(World world) {
        this.world = world;
        this.hours = new BusyHours(world.scenario().app().day());
        this.meanMillisBetween = DAY_MILLIS / world.scenario().app().sessionsPerDay();
        this.meanRestMillis = world.scenario().app().session().toMillis() - SHORTEST_MILLIS;
    }

    /** Leaves the app alone until the next session. */
    void close(Phone phone, long from) {
        phone.trigger = Trigger.SCHEDULED;
        world.plan(phone, Phone.Step.OPEN, hours.next(from, meanMillisBetween, world.dice()));
    }

    void open(Phone phone, long now) {
        Dice dice = world.dice();
        long end = now + SHORTEST_MILLIS + Math.min(dice.exponential(meanRestMillis), LONGEST_MILLIS);
        if (!isOnlineOrKnown(phone, now, end)) {
            close(phone, phone.uploadAt);
            return;
        }
        learn(phone, phone.sessionEnd);
        phone.session++;
        phone.sessionEnd = end;
        phone.learnedUntil = now;
        phone.failuresInRow = 0;
        world.chronicle().session(now, end);
        chooseVersion(phone, now);
        ageOf(phone, now);
        if (phone.loggedOut && dice.chance(0.5)) {
            syncIn(phone, now, Trigger.LOGIN, dice.between(8_000, 30_000));
        } else {
            phone.scheduledAt = Math.max(phone.scheduledAt, now + dice.between(1_000, 4_000));
            nextTrigger(phone, now);
        }
    }

    /** An offline phone is opened again before its upload only if what it then says will be stale by that time. */
    private boolean isOnlineOrKnown(Phone phone, long now, long end) {
        Dice dice = world.dice();
        if (phone.offline() && now > phone.uploadAt) {
            phone.uploadAt = 0;
        }
        if (!phone.offline() && dice.chance(world.scenario().wild().offline())) {
            phone.uploadAt = end + LEAST_OFFLINE_MILLIS + dice.exponential(MEAN_OFFLINE_MILLIS);
        }
        return !phone.offline() || end + LEAST_OFFLINE_MILLIS <= phone.uploadAt;
    }

    private void chooseVersion(Phone phone, long now) {
        int release = world.script().concerning(phone.user, Incident.Kind.RELEASE, now);
        if (release >= 0 && world.dice().chance(0.5)) {
            phone.device = world.vocabulary()
                    .device(phone.device.ios(), world.script().incident(release).appVersion());
        }
    }

    /** What has gone wrong since the last session, or was put right. */
    private void ageOf(Phone phone, long now) {
        Dice dice = world.dice();
        var wild = world.scenario().wild();
        if (phone.tokenLostTo == Answer.NONE && dice.chance(wild.expiredTokens())) {
            phone.tokenLostTo = Answer.WILD;
        }
        if (phone.storageLostTo == Answer.NONE && dice.chance(wild.lostStorage())) {
            phone.storageLostTo = Answer.WILD;
        } else if (!world.script().isOn(phone.storageLostTo, now) && (phone.storageLostTo >= 0 || dice.chance(0.5))) {
            phone.storageLostTo =
                    Answer.NONE; // everybody was told of Reset Sync Cache after an incident, some find it alone
        }
    }

    /** Adds what was learned since last time, a lesson that is complete being a record; a stuck queue takes nothing. */
    void learnUpTo(Phone phone, long now) {
        int before = phone.queue;
        learn(phone, now);
        if (phone.queue == before && phone.trigger == Trigger.LESSON_COMPLETE && phone.lessonOver) {
            phone.queue += phone.stuckBy < 0 ? 1 : 0;
        }
        phone.lessonOver = false;
    }

    void learn(Phone phone, long now) {
        long until = Math.min(now, phone.sessionEnd);
        if (until > phone.learnedUntil && phone.stuckBy < 0) {
            double records = (until - phone.learnedUntil) / MILLIS_PER_RECORD;
            phone.queue = Math.min(
                    MOST_QUEUED, phone.queue + (int) (records + world.dice().fraction()));
        }
        phone.learnedUntil = Math.max(until, phone.learnedUntil);
    }

    /** Whatever comes first: the timer, the end of a lesson, the end of the session. */
    void nextTrigger(Phone phone, long now) {
        long lesson = SHORTEST_LESSON_MILLIS + world.dice().exponential(MEAN_REST_OF_LESSON_MILLIS);
        if (phone.scheduledAt <= now + lesson) {
            syncIn(phone, now, Trigger.SCHEDULED, Math.max(phone.scheduledAt - now, 1_000));
        } else {
            Trigger trigger = lessonOrOther();
            phone.lessonOver = trigger == Trigger.LESSON_COMPLETE;
            syncIn(phone, now, trigger, lesson);
        }
    }

    private Trigger lessonOrOther() {
        double lot = world.dice().fraction();
        if (lot < 0.9) {
            return Trigger.LESSON_COMPLETE;
        }
        return lot < 0.96 ? Trigger.SETTINGS_SAVE : Trigger.MANUAL;
    }

    /** Some log in once they are told to; others go on. */
    void afterSkipForLogin(Phone phone, long now) {
        if (world.dice().chance(0.25)) {
            syncIn(phone, now, Trigger.LOGIN, world.dice().between(20_000, 90_000));
        } else {
            nextTrigger(phone, now);
        }
    }

    /** Some pull to refresh; for others the app tries again. */
    void afterFailure(Phone phone, long now, long waitMillis) {
        if (world.dice().chance(0.15)) {
            syncIn(phone, now, Trigger.MANUAL, world.dice().between(10_000, 40_000));
        } else {
            again(phone, now, waitMillis);
        }
    }

    /** The app itself tries again, for the same reason as before. */
    void again(Phone phone, long now, long waitMillis) {
        syncIn(phone, now, phone.trigger, waitMillis);
    }

    private void syncIn(Phone phone, long now, Trigger trigger, long waitMillis) {
        if (now + waitMillis >= phone.sessionEnd) {
            close(phone, Math.max(now, phone.sessionEnd));
        } else {
            phone.trigger = trigger;
            world.plan(phone, Phone.Step.SYNC, now + waitMillis);
        }
    }
}
