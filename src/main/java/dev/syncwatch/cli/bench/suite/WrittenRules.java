package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Rules that a suite writes itself. */
public final class WrittenRules {

    private WrittenRules() {}

    /** The failure rate alone. */
    public static RuleSet failureRateAlone(Duration pane) {
        return read("""
                version: 1
                service: learning-sync
                rules:
                  - id: failure-rate
                    kind: failure-rate
                    window: 15m
                    attempts: { event: [learning_sync_completed, learning_sync_failed] }
                    successes: { event: learning_sync_completed, status: success }
                    above: 10%
                    severity: critical
                """, pane);
    }

    /**
     * Reads a rule file.
     *
     * @throws IllegalArgumentException if it is no good
     */
    public static RuleSet read(String yaml, Duration pane) {
        RuleFile file = RuleFileReader.read("bench.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of(), pane);
        if (!file.problems().isEmpty()) {
            throw new IllegalArgumentException(file.problems() + "\n" + yaml);
        }
        return file.ruleSet();
    }
}
