package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.rule.RuleSet;
import java.time.Duration;
import java.util.List;

/**
 * As many rules as are wanted: the seven that the design begins with, then the same again for one app version, one platform, one trigger
 * or several of these at once, as ops would write them.
 */
final class SevenKinds {
    private static final int KINDS = 7;
    private static final List<String> VERSIONS = List.of("", "3.2.0", "3.1.4", "3.0.9");
    private static final List<String> PLATFORMS = List.of("", "ios", "android");
    private static final List<String> TRIGGERS = List.of("", "scheduled", "manual");

    /** {@code %1$d} tells rules apart, {@code %2$s} is what else has to hold of an event. */
    private static final List<String> TEXTS = List.of("""
              - id: failure-rate-%1$d
                kind: failure-rate
                window: 15m
                attempts: { event: [learning_sync_completed, learning_sync_failed]%2$s }
                successes: { event: learning_sync_completed, status: success%2$s }
                above: 10%%
                resolveBelow: 7%%
                minimumAttempts: 30
                minimumUsers: 3
                severity: critical
            """, """
              - id: success-absence-%1$d
                kind: absence
                of: { event: learning_sync_completed, status: success%2$s }
                within: 30m
                activity: { event: [learning_sync_started, learning_sync_failed]%2$s }
                severity: critical
            """, """
              - id: queue-growth-%1$d
                kind: threshold
                where: { event: [learning_sync_completed, learning_sync_failed]%2$s }
                measure: sum(queueDelta)
                window: 5m
                above: 0
                for: 15m
                severity: warning
            """, """
              - id: push-5xx-%1$d
                kind: threshold
                where: { event: learning_sync_failed, stage: push, statusCode: ">=500"%2$s }
                measure: users
                window: 15m
                above: 20
                severity: warning
            """, """
              - id: payload-outage-%1$d
                kind: all-of
                rules: [push-5xx-%1$d, queue-growth-%1$d]
                severity: critical
            """, """
              - id: auth-expired-%1$d
                kind: sequence
                steps:
                  - { event: learning_sync_failed, stage: fetch, statusCode: 401%2$s }
                  - { event: learning_sync_skipped, reason: unauthenticated, times: 2%2$s }
                until: { event: learning_sync_completed, status: success%2$s }
                within: 1h
                window: 30m
                atLeastUsers: 10
                severity: warning
            """, """
              - id: stuck-queue-%1$d
                kind: sequence
                steps:
                  - { event: learning_sync_started, dirtyCount: ">0", times: 3, same: dirtyCount%2$s }
                until: { event: learning_sync_completed%2$s }
                within: 2h
                window: 1h
                atLeastUsers: 5
                severity: warning
            """);

    private SevenKinds() {}

    /** So many rules, by these fields. */
    static RuleSet rules(int count, String groupBy, Duration pane) {
        StringBuilder text = new StringBuilder("version: 1\nservice: learning-sync\ndefaults:\n  groupBy: [")
                .append(groupBy)
                .append("]\nrules:\n");
        for (int i = 0; i < count; i++) {
            text.append(TEXTS.get(i % KINDS).formatted(i / KINDS, alsoHolds(i / KINDS)));
        }
        return WrittenRules.read(text.toString(), pane);
    }

    private static String alsoHolds(int copy) {
        return holds("appVersion", VERSIONS.get(copy % VERSIONS.size()))
                + holds("platform", PLATFORMS.get(copy / VERSIONS.size() % PLATFORMS.size()))
                + holds("trigger", TRIGGERS.get(copy / VERSIONS.size() / PLATFORMS.size() % TRIGGERS.size()));
    }

    private static String holds(String field, String value) {
        return value.isEmpty() ? "" : ", " + field + ": \"" + value + "\"";
    }
}
