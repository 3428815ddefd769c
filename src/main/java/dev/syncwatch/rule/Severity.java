package dev.syncwatch.rule;

/** How bad a firing rule is, worst first; the words are PagerDuty's. */
public enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO
}
