package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import java.io.Serializable;
import java.math.BigDecimal;

/** Evaluates one rule: from windows ({@link WindowDetector}), or from what other rules say ({@link AllOfDetector}). */
public interface Detector extends Serializable {

    AlertRule rule();

    /** The index of the grouping by which the rule groups. */
    int grouping();

    /** Panes that the rule's evidence covers. */
    int evidencePanes();

    /** What the value is held against, as it stands in a change; null where there is none. */
    BigDecimal threshold();
}
