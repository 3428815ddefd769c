package dev.syncwatch.cli.score.judge;

import dev.syncwatch.cli.score.judge.Judgement.FalsePage;
import dev.syncwatch.cli.score.judge.Verdict.Outcome;
import dev.syncwatch.cli.score.truth.RuleTruth;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.Severity;
import dev.syncwatch.simulate.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what rules did with what the model did. */
public final class Judge {
    /** Between the model's crossing and a firing for the same reason there is no more than this. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private final RuleSet rules;
    private final Map<AlertRule, RuleTruth> judged = new LinkedHashMap<>();

    public Judge(RuleSet rules) {
        this.rules = rules;
        for (AlertRule rule : rules.rules()) {
            if (rule.head().mode() != RuleMode.OFF) {
                RuleTruth.of(rule).ifPresent(truth -> judged.put(rule, truth));
            }
        }
    }

    /** Ids of the rules whose crossings the truth can tell; of all others only false pages can be seen. */
    public List<String> judgedRules() {
        return judged.keySet().stream().map(AlertRule::id).toList();
    }

    /** Judges one run; episodes that the rules gave in it, in any order. */
    public Judgement judge(Truth truth, List<Episode> episodes) {
        Map<AlertRule, Crossings> crossings = new LinkedHashMap<>();
        judged.forEach((rule, definition) -> crossings.put(rule, new Crossings(definition, rule, truth.outcomes())));
        List<Verdict> verdicts = new ArrayList<>();
        crossings.forEach((rule, of) -> {
            List<Episode> own = of(rule, episodes);
            truth.incidents().forEach(incident -> verdicts.add(verdict(incident, rule, of, own)));
        });
        List<FalsePage> falsePages = new ArrayList<>();
        for (Episode episode : episodes) {
            rules.rule(episode.rule())
                    .filter(rule -> pages(rule.head()) && !isExplained(rule, episode, truth))
                    .ifPresent(rule -> falsePages.add(falsePage(episode, crossings.get(rule))));
        }
        return new Judgement(verdicts, falsePages, firedIn(truth, episodes));
    }

    private static List<Episode> of(AlertRule rule, List<Episode> episodes) {
        return episodes.stream()
                .filter(episode -> episode.rule().equals(rule.id()))
                .toList();
    }

    private Verdict verdict(Truth.Happened incident, AlertRule rule, Crossings crossings, List<Episode> own) {
        Span span = Span.of(incident, rule, rules);
        Instant crossing = crossings.first(span);
        Optional<Episode> fired =
                own.stream().filter(episode -> answers(episode, crossing, span)).findFirst();
        Outcome otherwise = crossings.holdsSinceBefore(span) ? Outcome.ALREADY : Outcome.BELOW;
        return new Verdict(
                incident.name(),
                rule.id(),
                crossing == null ? otherwise : fired.isPresent() ? Outcome.FOUND : Outcome.MISSED,
                crossing,
                fired.map(Episode::startsAt).filter(span::holds).orElse(null),
                crossings.peak(span));
    }

    private static boolean answers(Episode episode, Instant crossing, Span span) {
        boolean begins = span.holds(episode.startsAt());
        return crossing == null
                ? begins
                : episode.isOpenAt(crossing) || begins && !episode.startsAt().isBefore(crossing);
    }

    private static boolean pages(RuleHead head) {
        return head.mode() == RuleMode.LIVE
                && head.severity() == Severity.CRITICAL
                && !head.notifies().isEmpty();
    }

    private boolean isExplained(AlertRule rule, Episode episode, Truth truth) {
        return truth.incidents().stream()
                .map(incident -> Span.of(incident, rule, rules))
                .anyMatch(span -> span.longerBy(rule.head().keepFiringFor()).holds(episode.startsAt()));
    }

    private static FalsePage falsePage(Episode episode, Crossings crossings) {
        if (crossings == null) {
            return new FalsePage(episode, false, "");
        }
        boolean crossedToo = crossings.first(Span.around(episode.startsAt(), SAME, SAME)) != null;
        return new FalsePage(episode, crossedToo, crossings.at(episode.startsAt()));
    }

    private Map<String, List<String>> firedIn(Truth truth, List<Episode> episodes) {
        Map<String, List<String>> fired = new LinkedHashMap<>();
        for (Truth.Happened incident : truth.incidents()) {
            fired.put(
                    incident.name(),
                    rules.rules().stream()
                            .filter(rule -> of(rule, episodes).stream()
                                    .map(Episode::startsAt)
                                    .anyMatch(Span.of(incident, rule, rules)::holds))
                            .map(AlertRule::id)
                            .toList());
        }
        return fired;
    }
}
