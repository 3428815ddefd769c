package dev.syncwatch.simulate.backend;

import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.wire.Failure;
import dev.syncwatch.simulate.wire.Request;
import java.util.List;

/** What answers phones. */
public final class Backend {
    /** A phone stops waiting for an answer after 15 s. */
    public static final long TIMEOUT_MILLIS = 15_000;

    /** Of pushes, on any day. */
    private static final double HICCUPS = 0.0005;

    private static final List<Incident.Kind> FAILING = List.of(Incident.Kind.OUTAGE, Incident.Kind.DECAY);
    private static final long QUICKEST_MILLIS = 350;
    private static final double MEAN_MORE_MILLIS = 450;
    private static final Failure REFUSED = new Failure("fetch", 401, "GET /api/learning-records: 401");
    private static final Failure TIMEOUT = new Failure("push", 0, "Request timed out after 15000 ms");
    private static final Failure GATEWAY = new Failure("push", 504, "POST " + Request.PUSH.path() + ": 504");

    private final Script script;
    private final Dice dice;

    public Backend(Script script, Dice dice) {
        this.script = script;
        this.dice = dice;
    }

    /** How long the next answer takes, in milliseconds, where nothing slows it down. */
    public long latency() {
        return QUICKEST_MILLIS + Math.min(dice.exponential(MEAN_MORE_MILLIS), TIMEOUT_MILLIS / 2);
    }

    /** The incident that keeps this phone's push waiting for {@link #TIMEOUT_MILLIS}, or {@link Answer#NONE}. */
    public int slownessAt(double lot, long millis) {
        return falling(Incident.Kind.LATENCY, lot, millis);
    }

    /** Nobody answered in time; half the phones hear that from the gateway. */
    public Answer timedOut(int cause) {
        return new Answer(dice.chance(0.5) ? TIMEOUT : GATEWAY, cause, true);
    }

    /** The answer to a token that {@code cause} has made invalid. */
    public static Answer refused(int cause) {
        return new Answer(REFUSED, cause, false);
    }

    /**
     * The answer to a push.
     *
     * @param lot the sync's, from 0 to below 1: one that falls to an incident does so again in its next try
     */
    public Answer push(int user, String appVersion, double lot, long millis) {
        for (Incident.Kind kind : FAILING) {
            int incident = falling(kind, lot, millis);
            if (incident >= 0) {
                return failing(script.incident(incident).status(), incident, true);
            }
        }
        int release = script.concerning(user, Incident.Kind.RELEASE, millis);
        if (release >= 0 && script.incident(release).appVersion().equals(appVersion)) {
            return failing(script.incident(release).status(), release, false);
        }
        return dice.chance(HICCUPS) ? failing(500, Answer.WILD, true) : Answer.GOOD;
    }

    private static Answer failing(int status, int cause, boolean retriable) {
        return new Answer(new Failure("push", status, "POST " + Request.PUSH.path() + ": " + status), cause, retriable);
    }

    /** The incident that a sync falls to. */
    private int falling(Incident.Kind kind, double lot, long millis) {
        for (int i = 0; i < script.size(); i++) {
            Incident incident = script.incident(i);
            if (incident.kind() == kind && script.isOn(i, millis)) {
                double grown = kind == Incident.Kind.DECAY ? script.progress(i, millis) : 1;
                if (lot < incident.share() * grown) {
                    return i;
                }
            }
        }
        return Answer.NONE;
    }
}
