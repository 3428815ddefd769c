package dev.syncwatch.dashboard.show;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Whether it is broken now, in one word. */
public enum Verdict {
    FIRING,
    RECOVERING,
    PENDING,
    OK,
    /** Nobody can tell: there is no data, or it is old. */
    UNKNOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The worst of the alerts that count. What was wrong when data ended is still said; that all is well is said of fresh data alone.
     *
     * @param states of alerts of rules in force
     */
    public static Verdict of(Collection<String> states, Freshness freshness) {
        Set<String> all = Set.copyOf(states);
        for (Verdict verdict : new Verdict[] {FIRING, RECOVERING, PENDING}) {
            if (all.contains(verdict.word())) {
                return verdict;
            }
        }
        return freshness.state() == Freshness.State.LIVE ? OK : UNKNOWN;
    }
}
