package dev.syncwatch.alert;

/**
 * State: where one alert stands. Times are evaluations T in epoch milliseconds, or {@link #NEVER}.
 *
 * @param since        pending: the first true of the row; recovering: the first false of the row, or never after an unknown
 * @param startsAt     when the present episode first fired
 * @param unknownSince the first of the present row of unknown answers
 */
public record AlertStatus(AlertState state, long since, long startsAt, long unknownSince) {

    public static final long NEVER = Long.MIN_VALUE;

    /** An alert of which nothing is known. */
    public static final AlertStatus INACTIVE = new AlertStatus(AlertState.INACTIVE, NEVER, NEVER, NEVER);

    public AlertStatus {
        state = state == null ? AlertState.INACTIVE : state;
    }

    static AlertStatus pending(long now) {
        return new AlertStatus(AlertState.PENDING, now, NEVER, NEVER);
    }

    static AlertStatus firing(long startsAt) {
        return new AlertStatus(AlertState.FIRING, NEVER, startsAt, NEVER);
    }

    AlertStatus recovering(long since) {
        return new AlertStatus(AlertState.RECOVERING, since, startsAt, NEVER);
    }

    AlertStatus unknown(long unknownSince) {
        // The wait for keepFiringFor starts again at the next false.
        return new AlertStatus(state, NEVER, startsAt, unknownSince);
    }

    AlertStatus ended(AlertState as) {
        return new AlertStatus(as, NEVER, startsAt, NEVER);
    }
}
