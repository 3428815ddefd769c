package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.backend.Answer;
import dev.syncwatch.simulate.chronicle.LastTimes;
import dev.syncwatch.simulate.wire.Device;
import dev.syncwatch.simulate.wire.Envelope;
import dev.syncwatch.simulate.wire.Trigger;

/** One person's phone: what it is, and how it stands now. Plain fields, as there may be millions of them. */
final class Phone {
    /** What is due next. */
    enum Step {
        OPEN,
        SYNC,
        ANSWER
    }

    final int user;
    final Envelope envelope;
    final long clockErrorMillis;
    final LastTimes lastTimes = new LastTimes();

    long dice;
    Step next = Step.OPEN;
    Device device;
    int session = -1;

    long sessionEnd;

    /** When the timer of the app calls for a sync. */
    long scheduledAt;

    /** Why the next or present sync begins. */
    Trigger trigger = Trigger.SCHEDULED;

    /** Records that wait to be pushed; those that are learned until {@link #learnedUntil} are in it. */
    int queue;

    long learnedUntil;

    /** Whether the next sync begins because a lesson is over, not because one before it failed. */
    boolean lessonOver;

    long syncStarted;
    int queueAtStart;
    int tries;

    /** Decides whether the present sync is among those that an incident makes fail; from 0 to below 1. */
    double lot;

    int failuresInRow;

    /** Whether the world heard of the present sync's start. */
    boolean startHeard;

    /** Whether the SDK keeps the start back to send it with the end. */
    boolean startHeld;

    int messages;

    /** Without a network until then: the tunnel on the way to school. */
    long flakyUntil;

    /** When what it says meanwhile is uploaded; 0 if it is online. */
    long uploadAt;

    /** Whether the person sees that a login is wanted. */
    boolean loggedOut;

    /** Whose fault it is that the token is invalid, the storage broken, the queue stuck, the present push slow; NONE if it is not. */
    int tokenLostTo = Answer.NONE;

    int storageLostTo = Answer.NONE;
    int stuckBy = Answer.NONE;
    int slowedBy = Answer.NONE;

    Phone(int user, Envelope envelope, long clockErrorMillis) {
        this.user = user;
        this.envelope = envelope;
        this.clockErrorMillis = clockErrorMillis;
    }

    boolean offline() {
        return uploadAt > 0;
    }
}
