package dev.syncwatch.rule;

/** How far a rule goes. */
public enum RuleMode {
    /** Evaluated, recorded and notified. */
    LIVE,
    /** Evaluated and recorded, never notified. */
    SHADOW,
    /** Not evaluated. */
    OFF
}
