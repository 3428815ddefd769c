package dev.syncwatch.rule;

import java.io.Serializable;

/** One rule of a rule file; each kind is a record of its own. */
public sealed interface AlertRule extends Serializable permits FailureRate, Absence, Threshold, Sequence, AllOf {
    /** What every kind of rule has. */
    RuleHead head();

    /** The same rule under another head. */
    AlertRule withHead(RuleHead other);

    /** The word that stands behind {@code kind:} in a file, such as {@code failure-rate}. */
    String kind();

    /** Unique in its file: {@code [a-z0-9][a-z0-9-]*}, at most 64 characters. */
    default String id() {
        return head().id();
    }
}
