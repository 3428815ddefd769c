package dev.syncwatch.cli.score.judge;

import dev.syncwatch.cli.score.judge.Verdict.Outcome;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.Severity;
import dev.syncwatch.simulate.Outcomes;
import dev.syncwatch.simulate.Scenario;
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
    private static final Duration AROUND = Duration.ofMinutes(1);

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
        List<Verdict> verdicts = new ArrayList<>();
        judged.forEach((rule, definition) -> {
            Crossings crossings = new Crossings(truth.outcomes(), held(definition.holds(truth.outcomes()), rule));
            List<Episode> own = episodes.stream()
                    .filter(episode -> episode.rule().equals(rule.id()))
                    .toList();
            for (Truth.Happened incident : truth.incidents()) {
                Span span = new Span(incident.from(), incident.to().plus(Reach.of(rule, rules)));
                Outcome otherwise = crossings.holdsSinceBefore(span) ? Outcome.ALREADY : Outcome.BELOW;
                Fired fired = fired(crossings.first(span), span, own);
                verdicts.add(new Verdict(
                        incident.name(),
                        rule.id(),
                        fired.crossing() == null ? otherwise : fired.found() ? Outcome.FOUND : Outcome.MISSED,
                        fired.crossing(),
                        fired.at(),
                        crossings.words(definition, span)));
            }
        });
        return new Judgement(verdicts, falsePages(truth, episodes));
    }

    /** From the first moment of an incident to the last at which a rule may still come to see it. */
    private record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }
    }

    /** Whether and when the rule fired, for a crossing if there is one. */
    private record Fired(Instant crossing, boolean found, Instant at) {}

    private static Fired fired(Instant crossing, Span span, List<Episode> own) {
        Optional<Episode> fired = own.stream()
                .filter(episode -> crossing == null
                        ? span.holds(episode.startsAt())
                        : episode.isOpenAt(crossing)
                                || span.holds(episode.startsAt())
                                        && !episode.startsAt().isBefore(crossing))
                .findFirst();
        return new Fired(
                crossing,
                fired.isPresent(),
                fired.map(Episode::startsAt).filter(span::holds).orElse(null));
    }

    private List<Judgement.FalsePage> falsePages(Truth truth, List<Episode> episodes) {
        List<Judgement.FalsePage> pages = new ArrayList<>();
        for (Episode episode : episodes) {
            rules.rule(episode.rule())
                    .filter(rule -> pages(rule.head()) && !isExplained(rule, episode, truth))
                    .ifPresent(rule -> pages.add(new Judgement.FalsePage(episode, crossed(rule, episode, truth))));
        }
        return pages;
    }

    private static boolean pages(RuleHead head) {
        return head.mode() == RuleMode.LIVE
                && head.severity() == Severity.CRITICAL
                && !head.notifies().isEmpty();
    }

    private boolean isExplained(AlertRule rule, Episode episode, Truth truth) {
        Duration after = Reach.of(rule, rules).plus(rule.head().keepFiringFor());
        return truth.incidents().stream()
                .anyMatch(incident -> new Span(incident.from(), incident.to().plus(after)).holds(episode.startsAt()));
    }

    private boolean crossed(AlertRule rule, Episode episode, Truth truth) {
        RuleTruth definition = judged.get(rule);
        Span around =
                new Span(episode.startsAt().minus(AROUND), episode.startsAt().plus(AROUND));
        return definition != null
                && new Crossings(truth.outcomes(), held(definition.holds(truth.outcomes()), rule)).first(around)
                        != null;
    }

    /** Where it has held for as long as the rule asks. */
    private static boolean[] held(boolean[] holds, AlertRule rule) {
        int steps = Math.toIntExact(rule.head().hold().toMillis() / Scenario.STEP_MILLIS);
        boolean[] held = new boolean[holds.length];
        int since = -1;
        for (int step = 0; step < holds.length; step++) {
            since = !holds[step] ? -1 : since < 0 ? step : since;
            held[step] = since >= 0 && step - since >= steps;
        }
        return held;
    }

    /** By step, whether a rule ought to fire at its end. */
    private record Crossings(Outcomes outcomes, boolean[] at) {
        /** The first evaluation within the span at which it ought to and just before it had not; null if there is none. */
        Instant first(Span span) {
            for (int step = 0; step < at.length; step++) {
                if (at[step] && (step == 0 || !at[step - 1]) && span.holds(outcomes.to(step))) {
                    return outcomes.to(step);
                }
            }
            return null;
        }

        boolean holdsSinceBefore(Span span) {
            int before = step(span.from()) - 1;
            return before >= 0 && at[before];
        }

        String words(RuleTruth definition, Span span) {
            int from = Math.max(0, step(span.from()));
            return definition.peak(outcomes, from, Math.max(from, Math.min(at.length - 1, step(span.to()))));
        }

        private int step(Instant time) {
            return (int) (Duration.between(outcomes.from(0), time).toMillis() / Scenario.STEP_MILLIS);
        }
    }
}
