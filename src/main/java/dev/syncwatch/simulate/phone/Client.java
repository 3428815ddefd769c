package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.backend.Answer;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.wire.Failure;
import dev.syncwatch.simulate.wire.SkipReason;
import dev.syncwatch.simulate.wire.Trigger;

/** {@code syncLearningRecords} of the app: what one sync does, from its trigger to its end. */
final class Client {
    private static final int TRIES_OF_A_SYNC = 3;

    /** After that long without an answer to a stuck push the app starts over. */
    private static final long STUCK_PATIENCE_MILLIS = 30_000;

    private static final double SHARE_OF_OTHER_SERVICES = 0.002;
    private static final Failure NO_NETWORK_TO_FETCH = new Failure("fetch", 0, "Network request failed");
    private static final Failure NO_NETWORK_TO_PUSH = new Failure("push", 0, "Network request failed");
    private static final Failure DISK_FULL =
            new Failure("persist", 0, "AsyncStorage: database or disk is full (code 13 SQLITE_FULL)");
    private static final Failure DISK_BROKEN =
            new Failure("persist", 0, "AsyncStorage: database disk image is malformed (code 11)");

    private final World world;
    private final Voice voice;
    private final Sessions sessions;
    private final Logs logs;
    private final Backoff backoff;

    Client(World world, Voice voice, Sessions sessions, Logs logs) {
        this.world = world;
        this.voice = voice;
        this.sessions = sessions;
        this.logs = logs;
        this.backoff = new Backoff(world.scenario().app().retries());
    }

    /** A trigger has come. */
    void sync(Phone phone, long now) {
        sessions.learnUpTo(phone, now);
        phone.scheduledAt = now + world.cadenceMillis();
        if (phone.trigger == Trigger.LOGIN) {
            logIn(phone, now);
        }
        SkipReason reason = reasonToSkip(phone, now);
        if (reason == null) {
            begin(phone, now);
        } else {
            skip(phone, now, reason);
        }
    }

    private void logIn(Phone phone, long now) {
        if (phone.loggedOut) {
            world.chronicle().loggedOut(-1, now);
        }
        phone.loggedOut = false;
        phone.tokenLostTo = Answer.NONE;
    }

    private SkipReason reasonToSkip(Phone phone, long now) {
        if (phone.offline() && world.dice().chance(0.5)) {
            return SkipReason.OFFLINE;
        }
        if (phone.trigger == Trigger.SCHEDULED && !world.flag().enabled(phone.user, now)) {
            return SkipReason.DISABLED;
        }
        return phone.loggedOut ? SkipReason.UNAUTHENTICATED : null;
    }

    private void skip(Phone phone, long now, SkipReason reason) {
        voice.skipped(phone, now, reason);
        if (reason == SkipReason.UNAUTHENTICATED) {
            world.chronicle().hit(phone.user, phone.tokenLostTo, now);
            sessions.afterSkipForLogin(phone, now);
        } else {
            sessions.nextTrigger(phone, now);
        }
    }

    private void begin(Phone phone, long now) {
        phone.queueAtStart = phone.queue;
        phone.tries = 0;
        phone.lot = world.dice().fraction();
        voice.started(phone, now);
        if (world.dice().chance(SHARE_OF_OTHER_SERVICES)) {
            logs.other(phone, now);
        }
        int hang = world.script().concerning(phone.user, Incident.Kind.SILENT, now);
        if (isStuck(phone, now)) {
            voice.flush(phone, now);
            phone.failuresInRow++;
            sessions.again(phone, now, STUCK_PATIENCE_MILLIS + backoff.millis(phone.failuresInRow, world.dice()));
        } else if (hang >= 0 && !phone.offline()) {
            voice.flush(phone, now);
            world.chronicle().hit(phone.user, hang, now);
            sessions.nextTrigger(phone, now);
        } else {
            request(phone, now);
        }
    }

    /** A queue with something in it gets stuck, and stays so until the incident is over and the next sync moves it. */
    private boolean isStuck(Phone phone, long now) {
        if (phone.stuckBy < 0) {
            int cause = world.script().concerning(phone.user, Incident.Kind.STUCK, now);
            if (cause < 0 || phone.queue == 0 || phone.offline()) {
                return false;
            }
            phone.stuckBy = cause;
            world.chronicle().stuck(1, now);
        } else if (!world.script().isOn(phone.stuckBy, now)) {
            phone.stuckBy = Answer.NONE;
            world.chronicle().stuck(-1, now);
            return false;
        }
        world.chronicle().hit(phone.user, phone.stuckBy, now);
        return true;
    }

    private void request(Phone phone, long from) {
        boolean flaky =
                phone.tries == 0 && world.dice().chance(world.scenario().wild().flaky());
        if (flaky) {
            phone.flakyUntil =
                    Math.max(phone.flakyUntil, from + 8_000 + world.dice().exponential(8_000));
        }
        phone.slowedBy = phone.queueAtStart > 0 ? world.backend().slownessAt(phone.lot, from) : Answer.NONE;
        long wait = phone.slowedBy >= 0 ? Backend.TIMEOUT_MILLIS : 0;
        world.plan(phone, Phone.Step.ANSWER, from + wait + world.backend().latency());
    }

    /** The answer to a try has come, or did not come in time. */
    void answer(Phone phone, long now) {
        sessions.learn(phone, now);
        phone.tries++;
        Answer answer = answerTo(phone, now);
        if (answer.good()) {
            phone.queue -= phone.queueAtStart;
            phone.failuresInRow = 0;
            voice.completed(phone, now);
            sessions.nextTrigger(phone, now);
            return;
        }
        logs.answered(phone, answer.failure(), now);
        phone.failuresInRow++;
        long next = now + backoff.millis(phone.failuresInRow, world.dice());
        if (answer.retriable() && phone.tries < TRIES_OF_A_SYNC && !phone.offline() && next < phone.sessionEnd) {
            voice.flush(phone, now);
            request(phone, next);
        } else {
            fail(phone, now, answer);
        }
    }

    private Answer answerTo(Phone phone, long now) {
        if (phone.offline() || now < phone.flakyUntil) {
            boolean push = phone.queueAtStart > 0 && world.dice().chance(0.3);
            return new Answer(push ? NO_NETWORK_TO_PUSH : NO_NETWORK_TO_FETCH, Answer.WILD, true);
        }
        int refused = world.script().concerning(phone.user, Incident.Kind.AUTH, now);
        if (refused >= 0 || phone.tokenLostTo != Answer.NONE) {
            phone.tokenLostTo = refused >= 0 ? refused : phone.tokenLostTo;
            return Backend.refused(phone.tokenLostTo);
        }
        if (phone.slowedBy >= 0) {
            return world.backend().timedOut(phone.slowedBy);
        }
        Answer pushed = phone.queueAtStart == 0
                ? Answer.GOOD
                : world.backend().push(phone.user, phone.device.appVersion(), phone.lot, now);
        return pushed.good() ? persisted(phone, now) : pushed;
    }

    private Answer persisted(Phone phone, long now) {
        if (phone.storageLostTo == Answer.NONE) {
            phone.storageLostTo = world.script().concerning(phone.user, Incident.Kind.STORAGE, now);
        }
        return phone.storageLostTo == Answer.NONE
                ? Answer.GOOD
                : new Answer(world.dice().chance(0.7) ? DISK_FULL : DISK_BROKEN, phone.storageLostTo, false);
    }

    private void fail(Phone phone, long now, Answer answer) {
        voice.failed(phone, now, answer);
        world.chronicle().hit(phone.user, answer.cause(), now);
        if (answer.failure().status() == 401) {
            if (!phone.loggedOut) {
                world.chronicle().loggedOut(1, now);
            }
            phone.loggedOut = true;
            sessions.nextTrigger(phone, now);
        } else if (phone.offline()) {
            sessions.nextTrigger(phone, now);
        } else {
            sessions.afterFailure(phone, now, backoff.millis(phone.failuresInRow, world.dice()));
        }
    }
}
