package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleFileReaderTest {
    private static final Path ALL_KINDS = RuleFiles.RESOURCES.resolve("good/all-kinds.yaml");
    private static final String COUNT_RULE = """
            version: 1
            rules:
              - id: many
                kind: threshold
                measure: count
                window: 5m
                above: 20
                severity: warning
            """;

    private final RuleSet allKinds = RuleFiles.read(ALL_KINDS).ruleSet();

    @Test
    void readsAFailureRate() {
        assertThat(allKinds.rule("failure-rate"))
                .contains(new FailureRate(
                        head("failure-rate", Duration.ofMinutes(5)),
                        Duration.ofMinutes(15),
                        matcher(any(EventField.EVENT, "learning_sync_completed", "learning_sync_failed")),
                        successes(),
                        new BigDecimal("0.1"),
                        new BigDecimal("0.07"),
                        30,
                        5,
                        3,
                        false));
    }

    @Test
    void readsAnAbsence() {
        assertThat(allKinds.rule("success-absence"))
                .contains(new Absence(
                        head("success-absence", Duration.ZERO),
                        successes(),
                        Duration.ofMinutes(30),
                        matcher(any(EventField.EVENT, "learning_sync_started", "learning_sync_failed")),
                        Duration.ofMinutes(20),
                        3,
                        WhenSyncDisabled.MANUAL_ONLY));
    }

    @Test
    void readsAThreshold() {
        Threshold push = (Threshold) allKinds.rule("push-5xx").orElseThrow();
        Threshold growth = (Threshold) allKinds.rule("queue-growth").orElseThrow();

        assertThat(push.where().conditions())
                .contains(new Condition(
                        EventField.STATUS_CODE,
                        List.of(new ValueTest.Compared(ValueTest.Side.AT_LEAST, ReadNumber.of("500")))));
        assertThat(push.measure()).isEqualTo(Measure.users());
        assertThat(push.above()).isEqualTo(new BigDecimal("20"));
        assertThat(growth.where()).isEqualTo(Matcher.any());
        assertThat(growth.measure()).isEqualTo(Measure.sum(EventField.QUEUE_DELTA));
        assertThat(growth.head().hold()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void readsASequence() {
        Sequence auth = (Sequence) allKinds.rule("auth-expired").orElseThrow();
        Sequence stuck = (Sequence) allKinds.rule("stuck-queue").orElseThrow();

        assertThat(auth.steps()).extracting(Step::times).containsExactly(1, 2);
        assertThat(auth.steps().get(1).matcher())
                .isEqualTo(matcher(
                        any(EventField.EVENT, "learning_sync_skipped"), any(EventField.REASON, "unauthenticated")));
        assertThat(auth.until()).isEqualTo(successes());
        assertThat(List.of(auth.within(), auth.window())).containsExactly(Duration.ofHours(1), Duration.ofMinutes(30));
        assertThat(auth.atLeastUsers()).isEqualTo(10);
        assertThat(stuck.steps()).extracting(Step::same).containsExactly(EventField.DIRTY_COUNT);
    }

    @Test
    void readsAnAllOf() {
        AllOf outage = (AllOf) allKinds.rule("payload-outage").orElseThrow();

        assertThat(outage.rules()).containsExactly("push-5xx", "queue-growth");
        assertThat(outage.head().inhibits()).containsExactly("failure-rate", "success-absence");
    }

    @Test
    void readsChannelsWithoutTheirSecrets() {
        assertThat(allKinds.channels())
                .containsExactly(
                        new Channel.PagerDuty("pagerduty", variable("PAGERDUTY_ROUTING_KEY"), null, Duration.ZERO),
                        new Channel.Slack(
                                "slack-oncall",
                                variable("SLACK_BOT_TOKEN"),
                                "C0123456789",
                                "pagerduty",
                                Duration.ofHours(4)));
        assertThat(allKinds.channel("slack-oncall")).map(Channel::fallbackFor).contains("pagerduty");
    }

    @Test
    void fillsInTheDefaultsOfTheContract() {
        RuleHead head = onlyRule(COUNT_RULE).head();

        assertThat(head)
                .isEqualTo(new RuleHead(
                        "many",
                        RuleMode.LIVE,
                        List.of(EventField.ENVIRONMENT),
                        Matcher.any(),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofHours(24),
                        Severity.WARNING,
                        List.of(),
                        List.of(),
                        null));
    }

    @Test
    void fillsInTheDefaultsOfAFailureRateAndAnAbsence() {
        RuleSet rules = RuleFiles.read("""
                version: 1
                defaults: { severity: info }
                rules:
                  - { id: rate, kind: failure-rate, window: 1m, above: 7.50%, attempts: {},
                      successes: { status: success } }
                  - { id: gone, kind: absence, within: 1m, of: { status: success }, activity: {} }
                """).ruleSet();

        FailureRate rate = (FailureRate) rules.rule("rate").orElseThrow();
        Absence gone = (Absence) rules.rule("gone").orElseThrow();
        assertThat(List.of(rate.minimumAttempts(), rate.minimumFailures(), rate.minimumUsers()))
                .containsOnly(1L);
        assertThat(rate.above()).isEqualTo(new BigDecimal("0.075"));
        assertThat(rate.resolveBelow()).isNull();
        assertThat(rate.confidence()).isFalse();
        assertThat(gone.activityGap()).isEqualTo(Duration.ofMinutes(20));
        assertThat(gone.minimumSessions()).isEqualTo(1);
        assertThat(gone.whenSyncDisabled()).isEqualTo(WhenSyncDisabled.MANUAL_ONLY);
    }

    @Test
    void letsARuleOverrideTheFilesDefaults() {
        RuleSet rules = RuleFiles.read("""
                version: 1
                defaults:
                  groupBy: [environment, platform]
                  only: { platform: ios }
                  severity: critical
                  mode: shadow
                  for: 1m
                  keepFiringFor: 2m
                  expireAfter: 3m
                  runbook: https://example.com/all
                rules:
                  - { id: inherits, kind: threshold, measure: count, window: 5m, above: 1 }
                  - { id: overrides, kind: threshold, measure: count, window: 5m, above: 1, severity: info, for: 0 }
                """).ruleSet();

        RuleHead inherited = rules.rule("inherits").orElseThrow().head();
        RuleHead overridden = rules.rule("overrides").orElseThrow().head();
        assertThat(inherited.groupBy()).containsExactly(EventField.ENVIRONMENT, EventField.PLATFORM);
        assertThat(inherited.only()).isEqualTo(matcher(any(EventField.PLATFORM, "ios")));
        assertThat(inherited.mode()).isEqualTo(RuleMode.SHADOW);
        assertThat(List.of(inherited.hold(), inherited.keepFiringFor(), inherited.expireAfter()))
                .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(inherited.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(inherited.runbook()).isEqualTo("https://example.com/all");
        assertThat(overridden.severity()).isEqualTo(Severity.INFO);
        assertThat(overridden.hold()).isZero();
    }

    @Test
    void putsTheEnvironmentInFrontOfAGroupByThatLeavesItOut() {
        AlertRule rule = onlyRule(COUNT_RULE + "    groupBy: [platform, trigger]\n");

        assertThat(rule.head().groupBy())
                .containsExactly(EventField.ENVIRONMENT, EventField.PLATFORM, EventField.TRIGGER);
    }

    @Test
    void readsJsonAndYamlToTheSameRules() throws Exception {
        String json = new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of(
                        "version",
                        1,
                        "rules",
                        List.of(Map.of(
                                "id", "many",
                                "kind", "threshold",
                                "measure", "count",
                                "window", "5m",
                                "above", 20.0,
                                "severity", "warning"))));

        assertThat(onlyRule(json.replace("  ", "\t"))).isEqualTo(onlyRule(COUNT_RULE));
    }

    @Test
    void sharesValuesBetweenRulesByAlias() {
        RuleSet rules = RuleFiles.read("""
                version: 1
                rules:
                  - { id: one, kind: threshold, where: &failed { event: learning_sync_failed }, measure: count, window: 5m,
                      above: 1, severity: info }
                  - { id: two, kind: threshold, where: *failed, measure: users, window: 5m, above: 1, severity: info }
                """).ruleSet();

        assertThat(rules.rules())
                .map(rule -> ((Threshold) rule).where())
                .containsOnly(matcher(any(EventField.EVENT, "learning_sync_failed")));
    }

    @Test
    void knowsWhereEachRuleBegins() {
        assertThat(allKinds.positions())
                .hasSize(7)
                .containsEntry("failure-rate", new Position(7, 5))
                .containsEntry("success-absence", new Position(22, 5));
        assertThat(allKinds.problemWith(allKinds.rules().get(1), "rules.yaml", "not evaluated yet"))
                .hasToString("rules.yaml:22:5: rule success-absence: not evaluated yet");
    }

    @Test
    void hashesTheBytesOfTheFile() {
        byte[] text = "version: 1\nrules: []\n".getBytes(StandardCharsets.UTF_8);

        assertThat(RuleFiles.read(text).ruleSet().hash())
                .isEqualTo("sha256:7f2c43106364d8112fcc3060e4ab8b20f5d1a17d9cbf3c2540529663004adff8");
    }

    @Test
    void tellsWhichSecretsAreNotSet_butTakesTheFile() {
        Map<String, String> environment = Map.of("PAGERDUTY_ROUTING_KEY", "R0", "SLACK_BOT_TOKEN", "  ");

        RuleFile file = RuleFileReader.read("f.yaml", RuleFiles.bytes(ALL_KINDS), environment, RuleFiles.PANE);

        assertThat(file.ruleSet()).isNotNull();
        assertThat(file.unsetSecrets())
                .extracting(RuleProblem::toString)
                .containsExactly("f.yaml:83:39: ${SLACK_BOT_TOKEN} is not set");
    }

    @Test
    void takesDurationsThatFitTheGivenPane() {
        byte[] text = COUNT_RULE.replace("5m", "700ms").getBytes(StandardCharsets.UTF_8);

        assertThat(RuleFileReader.read("f", text, Map.of(), Duration.ofMillis(100))
                        .problems())
                .isEmpty();
        assertThat(RuleFileReader.read("f", text, Map.of(), Duration.ofMillis(500))
                        .problems())
                .extracting(RuleProblem::message)
                .containsExactly("700ms is no multiple of the pane, 500ms; write 500ms or 1s");
    }

    @Test
    void takesAFileWithAByteOrderMarkAndWindowsLines() {
        assertThat(onlyRule("\uFEFF" + COUNT_RULE.replace("\n", "\r\n"))).isEqualTo(onlyRule(COUNT_RULE));
    }

    @Test
    void refusesWhatWouldExhaustTheReader() {
        String deep = "[".repeat(100_000);
        String bomb = "a: &a [x]\n" + "b: [" + "*a, ".repeat(51) + "x]\n";

        assertThat(Stream.of(deep, bomb, " ".repeat(1_100_000))
                        .map(RuleFiles::read)
                        .map(RuleFile::problems))
                .map(problems -> problems.get(0).message())
                .containsExactly("nested too deeply", "too many aliases", "the file is over 1 MiB");
    }

    @Test
    void survivesJavaSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(allKinds);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(allKinds);
        }
    }

    private static AlertRule onlyRule(String text) {
        RuleFile file = RuleFiles.read(text);
        assertThat(file.problems()).isEmpty();
        return file.ruleSet().rules().get(0);
    }

    private static RuleHead head(String id, Duration keepFiringFor) {
        return new RuleHead(
                id,
                RuleMode.LIVE,
                List.of(EventField.ENVIRONMENT),
                matcher(any(EventField.ENVIRONMENT, "production")),
                Duration.ZERO,
                keepFiringFor,
                Duration.ofHours(24),
                Severity.CRITICAL,
                List.of("pagerduty", "slack-oncall"),
                List.of(),
                "https://example.com/learning-sync-runbook");
    }

    private static Matcher successes() {
        return matcher(any(EventField.EVENT, "learning_sync_completed"), any(EventField.STATUS, "success"));
    }

    private static Matcher matcher(Condition... conditions) {
        return new Matcher(List.of(conditions));
    }

    private static Condition any(EventField field, String... values) {
        return new Condition(
                field,
                Stream.of(values)
                        .map(ValueTest.Same::as)
                        .map(ValueTest.class::cast)
                        .toList());
    }

    private static SecretRef variable(String name) {
        return new SecretRef(SecretRef.Place.ENVIRONMENT, name);
    }
}
