package dev.syncwatch.alert;

import java.util.Locale;

/** Where an alert is in its life (design section 8). */
public enum AlertState {
    INACTIVE,
    /** True, but not yet for as long as the rule's {@code for}. */
    PENDING,
    FIRING,
    /** False, but not yet for as long as the rule's {@code keepFiringFor}. */
    RECOVERING,
    RESOLVED,
    /** Ended because nothing but unknown came for {@code expireAfter}. */
    EXPIRED,
    /** Ended because its rule was removed, switched off, or came to mean something else. */
    SUPERSEDED;

    /** The name as it stands in a change. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an episode goes on. */
    boolean isOpen() {
        return this == FIRING || this == RECOVERING;
    }

    /** Whether nothing goes on: the next step starts from inactive. */
    boolean isAtRest() {
        return this == INACTIVE || this == RESOLVED || this == EXPIRED || this == SUPERSEDED;
    }
}
