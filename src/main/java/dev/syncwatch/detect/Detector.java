package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.window.GroupWindows;
import java.io.Serializable;
import java.math.BigDecimal;

/** Evaluates one rule. Built with the measure plan, so that it knows where its numbers are. */
public interface Detector extends Serializable {

    AlertRule rule();

    /** The index of the grouping by which the rule groups. */
    int grouping();

    /** Panes that the rule's evidence covers. */
    int evidencePanes();

    /** What the value is held against, as it stands in a change; null where there is none. */
    BigDecimal threshold();

    /**
     * The answer at {@code windows.end}; called once for each T in order, and changes the memory.
     */
    Signal signal(GroupWindows windows, DetectorMemory memory);
}
