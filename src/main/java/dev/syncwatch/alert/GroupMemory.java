package dev.syncwatch.alert;

import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.window.GroupWindows;
import java.util.HashMap;
import java.util.Map;

/** State: all that is kept of one group. */
public final class GroupMemory {

    public GroupWindows windows;
    /** By rule id. */
    public Map<String, RuleMemory> rules = new HashMap<>();

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

    RuleMemory rule(String id) {
        return rules.computeIfAbsent(id, unused -> new RuleMemory());
    }

    /** Whether something can change at the next pane end without any event. */
    boolean needsTime() {
        return !windows.isEmpty() || rules.values().stream().anyMatch(RuleMemory::needsTime);
    }

    /** Whether forgetting the group could not be observed. */
    boolean isBlank() {
        return windows.isEmpty() && rules.values().stream().allMatch(RuleMemory::isBlank);
    }
}
