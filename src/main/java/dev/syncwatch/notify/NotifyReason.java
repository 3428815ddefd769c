package dev.syncwatch.notify;

/** Why a channel is told of something, or why it is not. */
public enum NotifyReason {
    /** An episode began, and nothing spoke against telling. */
    STARTED_FIRING(true),
    /** It was silenced when it began; the silence is over, the episode is not. */
    SILENCE_ENDED(true),
    /** A cause held it back; the cause is over, the episode is not. */
    CAUSE_ENDED(true),
    /** It began for the sixth time or more within an hour; told once an hour. */
    FLAPPING_NOTICE(true),
    /** Another channel has not taken it for too long, and this one stands in. */
    STANDS_IN(true),
    /** What was told is over. */
    RESOLVED(true),
    /** What was told ended for want of data: nobody knows whether it is over. */
    DATA_STOPPED(true),
    /** What was told ended with its rule: that was removed, switched off or given another meaning. */
    RULE_CHANGED(true),
    /** What was told turned to recovering, or back: shown, but nobody is called. */
    STATE_CHANGED(true),
    /** It has been open for as long as the channel wants to be reminded. */
    REMINDER(true),

    /** The rule's mode is not live. */
    NOT_LIVE(false),
    /** The rule does not name this channel. */
    NOT_ADDRESSED(false),
    /** Pending, or fallen back from it. */
    NOT_YET_FIRING(false),
    /** The change has been read before: detection went back to its last checkpoint. */
    READ_BEFORE(false),
    /** A cause that would explain it may fire within a minute. */
    WAITS_FOR_CAUSE(false),
    /** A cause that explains it fires. */
    INHIBITED(false),
    /** A silence covers it. */
    SILENCED(false),
    /** It flaps, and the notice of this hour has been given. */
    FLAPPING(false),
    /** It ended before it was told, so there is nothing to take back. */
    OVER_BEFORE_TOLD(false);

    private final boolean tells;

    NotifyReason(boolean tells) {
        this.tells = tells;
    }

    /** Whether the channel is told. */
    public boolean tells() {
        return tells;
    }
}
