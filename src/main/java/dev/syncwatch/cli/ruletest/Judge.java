package dev.syncwatch.cli.ruletest;

import dev.syncwatch.alert.GroupAnswer;
import dev.syncwatch.cli.ruletest.TestRun.Came;
import dev.syncwatch.rule.reading.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds what a test expects against what came. */
final class Judge {
    private final RuleTest test;
    private final TestRun run;
    private final List<Came> left;
    private final List<Verdict.Failure> failures = new ArrayList<>();
    /** What was told of already, as the nearest to something that was expected. */
    private final List<Came> shown = new ArrayList<>();

    private final List<Expectation> met = new ArrayList<>();

    private Judge(RuleTest test, TestRun run) {
        this.test = test;
        this.run = run;
        this.left = new ArrayList<>(run.changes());
    }

    static Verdict verdict(RuleTest test, TestRun run, long nanos) {
        Judge judge = new Judge(test, run);
        test.expectations().forEach(judge::hold);
        judge.refuseTheRest();
        return new Verdict(test, List.copyOf(judge.failures), List.copyOf(judge.met), nanos);
    }

    private void hold(Expectation expected) {
        List<String> failure = expected.outcome().isAnswer() ? answer(expected) : change(expected);
        if (failure.isEmpty()) {
            met.add(expected);
        } else {
            failures.add(new Verdict.Failure(expected.at(), failure));
        }
    }

    private List<String> change(Expectation expected) {
        Optional<Came> found = left.stream()
                .filter(came -> isAsExpected(came, expected))
                .filter(came -> expected.details() == null
                        || Comparison.differences(expected.details(), came.json())
                                .isEmpty())
                .findFirst();
        found.ifPresent(left::remove);
        return found.isPresent() ? List.of() : missing(expected);
    }

    private static boolean isAsExpected(Came came, Expectation expected) {
        return came.rule().equals(expected.rule())
                && came.state().equals(expected.outcome().word())
                && expected.when().contains(came.at());
    }

    private List<String> missing(Expectation expected) {
        List<String> lines = new ArrayList<>();
        lines.add("expected: " + expected.rule() + " " + expected.text());
        Optional<Came> right =
                left.stream().filter(came -> isAsExpected(came, expected)).findFirst();
        if (right.isPresent()) {
            shown.add(right.get());
            lines.add("it came " + at(right.get().at()) + ", but");
            Comparison.differences(expected.details(), right.get().json()).forEach(line -> lines.add("  " + line));
            return lines;
        }
        Optional<Came> nearest = nearest(expected);
        nearest.filter(came -> came.state().equals(expected.outcome().word())).ifPresent(shown::add);
        lines.add(nearest.map(came -> "nearest:  " + came.rule() + " " + shown(came))
                .orElse("nearest:  nothing of " + expected.rule() + " came"));
        List<String> all = run.changes().stream()
                .filter(came -> came.rule().equals(expected.rule()))
                .map(Judge::shown)
                .toList();
        if (all.size() > 1) {
            lines.add("all of it: " + String.join(", ", all));
        }
        return lines;
    }

    /** Of the rule's changes that were not expected elsewhere, one to the same state before others, and then the nearest in time. */
    private Optional<Came> nearest(Expectation expected) {
        return left.stream()
                .filter(came -> came.rule().equals(expected.rule()))
                .min(Comparator.<Came>comparingInt(
                                came -> came.state().equals(expected.outcome().word()) ? 0 : 1)
                        .thenComparingLong(came -> distance(came.at(), expected)));
    }

    private static long distance(long at, Expectation expected) {
        return Math.max(
                0, Math.max(expected.when().from() - at, at - expected.when().to()));
    }

    private List<String> answer(Expectation expected) {
        List<GroupAnswer> asked = run.answers().stream()
                .filter(answer -> answer.rule().equals(expected.rule()))
                .filter(answer -> expected.when().contains(TestRun.sinceStart(answer.at())))
                .toList();
        Optional<GroupAnswer> other = asked.stream()
                .filter(answer ->
                        !answer.answer().name().equals(expected.outcome().name()))
                .findFirst();
        if (other.isEmpty() && !asked.isEmpty()) {
            return List.of();
        }
        String was = other.map(answer -> answer.answer().name().toLowerCase(Locale.ROOT) + " "
                        + at(TestRun.sinceStart(answer.at())) + " for " + answer.group())
                .orElse("nothing was evaluated at that time");
        return List.of("expected: " + expected.rule() + " " + expected.text(), "was:      " + was);
    }

    private void refuseTheRest() {
        for (Came came : left) {
            boolean told =
                    Outcome.valueOf(came.state().toUpperCase(Locale.ROOT)).isTold();
            if (told && !shown.contains(came) && test.isAbout(came.rule())) {
                failures.add(new Verdict.Failure(
                        null,
                        List.of(
                                "not expected: " + came.rule() + " " + shown(came),
                                "  " + came.json().path("title").asText())));
            }
        }
    }

    private static String shown(Came came) {
        return came.state() + " " + at(came.at());
    }

    private static String at(long millis) {
        return "at " + Durations.write(Duration.ofMillis(millis));
    }
}
