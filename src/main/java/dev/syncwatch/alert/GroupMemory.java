package dev.syncwatch.alert;

import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.window.GroupWindows;
import java.util.HashMap;
import java.util.Map;

/** State: all that is kept of one group. */
public final class GroupMemory {

    public GroupWindows windows;
    /**
     * Whether the group has not begun: it has had none of the four events, only lines of the backend's log, which begin none but
     * stand in its windows once it does.
     */
    public boolean waiting;
    /** The end of the newest pane with such a line, epoch milliseconds; 0 for none. */
    public long newestLog;
    /** By rule id. */
    public Map<String, RuleMemory> rules = new HashMap<>();
    /** Whose rules alone these are; null if that is not known. */
    private transient Roster roster;
    /** Those of its rules that were looked for, by their places: searching costs more than what is found. */
    private transient RuleMemory[] found;

    /** State: what one rule remembers of the group. */
    public static final class RuleMemory {
        public DetectorMemory detector = new DetectorMemory();
        public AlertStatus status = AlertStatus.INACTIVE;

        boolean needsTime() {
            return detector.needsTime() || !status.state().isAtRest();
        }

        boolean isBlank() {
            return detector.isBlank() && status.state().isAtRest();
        }
    }

    private boolean isEmpty(long span) {
        return windows.isEmpty() && (newestLog == 0 || windows.end - newestLog >= span);
    }

    RuleMemory rule(String name) {
        return rules.computeIfAbsent(name, this::begun);
    }

    /** It may be of a rule that is no more. */
    private RuleMemory begun(String name) {
        roster = null;
        return new RuleMemory();
    }

    /** What is remembered at a place of the roster whose rules were {@link #keepRules kept}. */
    RuleMemory rule(Roster.Place place) {
        RuleMemory known = found[place.index()];
        if (known == null) {
            known = rule(place.name());
            found[place.index()] = known;
        }
        return known;
    }

    /** Forgets what belongs to rules that are no more. */
    void keepRules(Roster decides) {
        if (roster != decides) {
            rules.keySet().retainAll(decides.remembered());
            found = new RuleMemory[decides.remembered().size()];
            roster = decides;
        }
    }

    /** Whether something can change at the next pane end without any event, with windows that are so long, in milliseconds. */
    boolean needsTime(long span) {
        return !isEmpty(span) || rules.values().stream().anyMatch(RuleMemory::needsTime);
    }

    /** Whether forgetting the group could not be observed. */
    boolean isBlank(long span) {
        return isEmpty(span) && rules.values().stream().allMatch(RuleMemory::isBlank);
    }
}
