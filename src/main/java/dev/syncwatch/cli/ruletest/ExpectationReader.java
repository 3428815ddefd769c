package dev.syncwatch.cli.ruletest;

import dev.syncwatch.cli.ruletest.timeline.BadNotation;
import dev.syncwatch.cli.ruletest.timeline.Span;
import dev.syncwatch.cli.ruletest.timeline.Words;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.reading.ValueTestReader;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what a test expects. */
final class ExpectationReader {
    static final String ALL_OTHERS = "all others";

    /** What a detail may name: the keys of a change, and {@code page} for what people read. */
    private static final List<String> DETAILS = List.of(
            "alert",
            "episode",
            "group",
            "previous",
            "startsAt",
            "severity",
            "value",
            "threshold",
            "numbers",
            "evidence",
            "diagnosis",
            "mode",
            "title",
            "notify",
            "inhibits",
            "runbook",
            Comparison.PAGE);

    private final Problems problems;
    private final Values values;
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<YamlValue.Scalar> named = new ArrayList<>();
    private boolean nothingElse;

    ExpectationReader(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    /** Reads all that stands behind {@code expect:}. */
    void read(YamlValue written) {
        if (written instanceof YamlValue.Scalar scalar) {
            readNothing(scalar);
            nothingElse = true;
            return;
        }
        YamlValue.Mapping byRule = values.mapping(written);
        if (byRule != null) {
            byRule.members().forEach(this::readRule);
        }
    }

    List<Expectation> expectations() {
        return List.copyOf(expectations);
    }

    List<YamlValue.Scalar> named() {
        return List.copyOf(named);
    }

    boolean nothingElse() {
        return nothingElse;
    }

    private void readNothing(YamlValue.Scalar scalar) {
        if (!RuleTest.NOTHING.contains(scalar.text())) {
            values.refuse(scalar, "a list of changes is expected, or: never fires");
        }
    }

    private void readRule(String rule, YamlValue.Member member) {
        if (rule.equals(ALL_OTHERS)) {
            nothingElse = true;
        } else {
            named.add(new YamlValue.Scalar(member.keyAt(), rule, false));
        }
        if (member.value() instanceof YamlValue.Scalar scalar) {
            readNothing(scalar);
        } else if (rule.equals(ALL_OTHERS)) {
            values.refuse(member.value(), "`all others` takes nothing but: never fires");
        } else {
            List<YamlValue> items = values.items(member.value());
            (items == null ? List.<YamlValue>of() : items).forEach(item -> readOne(rule, item));
        }
    }

    private void readOne(String rule, YamlValue item) {
        if (item instanceof YamlValue.Mapping mapping && mapping.members().size() == 1) {
            mapping.members().forEach((text, member) -> {
                YamlValue.Mapping details = values.mapping(member.value());
                if (details != null) {
                    checkDetails(details);
                    add(rule, text, member.keyAt(), details);
                }
            });
        } else if (item instanceof YamlValue.Scalar scalar) {
            add(rule, scalar.text(), scalar.at(), null);
        } else {
            values.refuse(item, "one change is expected here, like: firing at 10m20s");
        }
    }

    private void checkDetails(YamlValue.Mapping details) {
        details.members().forEach((key, member) -> {
            if (!DETAILS.contains(key)) {
                String hint = Nearest.suggestion(key, DETAILS);
                problems.add(member.keyAt(), Finding.shape("a change has no " + Quoted.of(key), hint));
            }
            if (!key.equals(Comparison.PAGE)) {
                checkTests(member.value());
            }
        });
    }

    /** So that a comparison that can't be read is no difference but a problem. */
    private void checkTests(YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            mapping.members().values().forEach(member -> checkTests(member.value()));
        } else if (value instanceof YamlValue.Items items) {
            items.values().forEach(this::checkTests);
        } else if (value instanceof YamlValue.Scalar scalar && !scalar.isNothing()) {
            new ValueTestReader(problems).read(scalar.text(), scalar.at());
        }
    }

    private void add(String rule, String text, Position at, YamlValue.Mapping details) {
        try {
            Words words = new Words(text);
            Outcome outcome = outcome(words.take("firing, resolved or another change"));
            boolean by = words.takes("by");
            if (!by) {
                words.takes("at");
            }
            Span when = Span.read(words.take("a time such as 10m20s"));
            words.end();
            if (outcome.isAnswer() && details != null) {
                throw new BadNotation("an answer has no details");
            }
            Span within = by ? new Span(0, when.to()) : when;
            expectations.add(new Expectation(rule, outcome, within, details, text, at));
        } catch (BadNotation bad) {
            problems.add(at, bad.getMessage());
        }
    }

    private static Outcome outcome(String word) throws BadNotation {
        if (!Outcome.words().contains(word)) {
            throw new BadNotation("unknown change " + Quoted.of(word) + Nearest.hint(word, Outcome.words()));
        }
        return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
