package dev.syncwatch.cli.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SevenKindsTest {
    private static final Duration PANE = Duration.ofSeconds(10);

    @Test
    void aHundredRulesAreAHundredDifferentRules() {
        RuleSet rules = SevenKinds.rules(100, "environment, appVersion", PANE);
        assertThat(rules.rules()).hasSize(100);
        assertThat(rules.rules().stream().map(rule -> withoutId(rule)).distinct())
                .hasSize(100);
    }

    @Test
    void theFirstSevenAreOneOfEachKind() {
        assertThat(SevenKinds.rules(7, "environment", PANE).rules())
                .extracting(rule -> rule.head().id())
                .containsExactly(
                        "failure-rate-0",
                        "success-absence-0",
                        "queue-growth-0",
                        "push-5xx-0",
                        "payload-outage-0",
                        "auth-expired-0",
                        "stuck-queue-0");
    }

    private static String withoutId(AlertRule rule) {
        return rule.toString().replace("id=" + rule.head().id(), "");
    }
}
