package dev.syncwatch.standalone;

import java.util.List;

/** What Syncwatch reads from and writes to Kafka: one constant a topic, its default name, and how it must be made. */
public enum Topic {
    /** Events of the app, in time by their arrival. */
    TELEMETRY("telemetry", Shape.ARRIVALS),
    /** Log lines of the backend, in time by their arrival. */
    LOGS("logs", Shape.ARRIVALS),
    /** Whether sync is enabled, by environment. */
    REMOTE_CONFIG("remote-config", Shape.CONTROL),
    /** Whole rule sets. */
    RULES("rules", Shape.CONTROL),
    /** Silences. */
    SILENCES("silences", Shape.CONTROL),
    /** Every change of every alert. */
    ALERTS("alerts", Shape.RESULTS),
    /** How far rules have been evaluated. */
    PROGRESS("progress", Shape.RESULTS),
    /** Failure rates by environment and minute. */
    WINDOWS("windows", Shape.RESULTS),
    /** Counts by minute. */
    MINUTES("minutes", Shape.RESULTS),
    /** What each rule says of each of its groups, by minute. */
    RULE_STATUS("rule-status", Shape.RESULTS),
    /** What could not be read, as much as telemetry at worst. */
    DEAD_LETTERS("dead-letters", Shape.REJECTS),
    /** Notifications that were given up. */
    UNDELIVERED("notifications.dead-letters", Shape.RESULTS);

    /** What is read by the detection job. */
    public static final List<Topic> INPUTS = List.of(TELEMETRY, LOGS, REMOTE_CONFIG, RULES);

    /** What is written by the detection job. */
    public static final List<Topic> OUTPUTS = List.of(ALERTS, PROGRESS, WINDOWS, MINUTES, RULE_STATUS, DEAD_LETTERS);

    /** All of them. */
    public static final List<Topic> ALL = List.of(values());

    private final String settingName;
    private final String defaultName;
    private final Shape shape;

    Topic(String suffix, Shape shape) {
        this.settingName = suffix;
        this.defaultName = "learning-sync." + suffix;
        this.shape = shape;
    }

    /** The name it has where settings give no other, such as {@code learning-sync.telemetry}. */
    public String defaultName() {
        return defaultName;
    }

    /** What settings call it, such as {@code telemetry}. */
    public String settingName() {
        return settingName;
    }

    Shape shape() {
        return shape;
    }

    /** How a topic is partitioned and how long it is kept. */
    enum Shape {
        /** As many partitions as asked for; the broker stamps each record on arrival, which is event time. */
        ARRIVALS,
        /** One partition, kept for ever: the newest record may be years old and still be in force. */
        CONTROL,
        /** One partition, so that its readers see changes and progress in the order of their evaluation. */
        RESULTS,
        /** As many partitions as asked for. */
        REJECTS
    }
}
