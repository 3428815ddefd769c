package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.window.GroupWindows;
import java.io.Serializable;
import java.math.BigDecimal;

/** Evaluates one rule: from windows ({@link WindowDetector}), or from what other rules say ({@link AllOfDetector}). */
public interface Detector extends Serializable {

    AlertRule rule();

    /**
     * The same numbers, held against the values of another version of the rule.
     *
     * @param version one that {@link dev.syncwatch.rule.timeline.RuleStructure#isSame measures the same}
     */
    Detector revised(AlertRule version);

    /** Under which name what it remembers of a group is kept. */
    default String memoryName() {
        return rule().id();
    }

    /** The index of the grouping by which the rule groups. */
    int grouping();

    /** Panes that the rule's evidence covers. */
    int evidencePanes();

    /**
     * An answer with the numbers behind it.
     *
     * @param windows that it was given from
     * @param memory  of the detector, after the answer
     */
    Signal signal(Answer answer, GroupWindows windows, DetectorMemory memory);

    /** What the value is held against, as it stands in a change; null where there is none. */
    BigDecimal threshold();
}
