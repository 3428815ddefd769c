package dev.syncwatch.notify.page;

/** The unit of a change's value. A change does not name its kind, but each kind has numbers of its own. */
enum Measure {
    /** A share from 0 to 1, of attempts. */
    FAILURE_RATE,
    /** Seconds since the run of activity without success began. */
    ABSENCE,
    /** A count, a number of people or a sum. */
    AMOUNT;

    static Measure of(PublishedChange change) {
        if (change.number("attempts") != null) {
            return FAILURE_RATE;
        }
        return change.number("sessions") != null ? ABSENCE : AMOUNT;
    }

    /** The value for people; empty if there is none. */
    String value(PublishedChange change) {
        if (change.value() == null) {
            return "";
        }
        return switch (this) {
            case FAILURE_RATE -> Wording.percent(change.value(), change.threshold());
            case ABSENCE -> Wording.duration(change.value());
            case AMOUNT -> Wording.number(change.value());
        };
    }

    /** The threshold for people; empty if there is none. */
    String threshold(PublishedChange change) {
        if (change.threshold() == null) {
            return "";
        }
        return this == FAILURE_RATE ? Wording.percent(change.threshold()) : Wording.number(change.threshold());
    }
}
