package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Step;
import dev.syncwatch.rule.feasible.Covering;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code kind: sequence}. */
final class SequenceReader implements KindReader {
    // A user's last so many events are kept, for every user.
    private static final int MOST_EVENTS = 100;

    private static final Key<Long> TIMES =
            Key.optional("times", Shapes.wholeNumber(1), 1L, "so many events in a row that match");
    private static final Key<EventField> SAME = Key.optional(
            "same", Shapes.choice(Choices.FIELD), null, "the field whose value all events of the step share");
    private static final List<Key<?>> STEP_KEYS = List.of(TIMES, SAME);

    private static final Key<List<Step>> STEPS = Key.required(
            "steps",
            new Shape<>(
                    SequenceReader::steps,
                    Shapes.schema("type", "array", "items", MatcherReader.schema(STEP_KEYS), "minItems", 1)),
            "what each user goes through, in order");
    private static final Key<Matcher> UNTIL =
            Key.optional("until", MatcherReader.SHAPE, null, "an event that makes a user start over");
    private static final Key<Duration> WITHIN = Key.required(
            "within", Shapes.DURATION_ABOVE_ZERO, "a user's last event comes less than this after the first");
    private static final Key<Duration> WINDOW = Key.required(
            "window", Shapes.DURATION_ABOVE_ZERO, "how far back users who completed the steps are counted");
    private static final Key<Long> AT_LEAST_USERS =
            Key.required("atLeastUsers", Shapes.wholeNumber(1), "fires from so many different users on");

    @Override
    public List<Key<?>> keys() {
        return List.of(STEPS, UNTIL, WITHIN, WINDOW, AT_LEAST_USERS);
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule, Readers readers) {
        Matcher until = UNTIL.in(rule, readers);
        List<Step> steps = STEPS.in(rule, readers);
        for (int i = 0; steps != null && i < steps.size(); i++) {
            readers.object(rule, Covering.step(i, until, steps.get(i).matcher()));
        }
        Duration within = WITHIN.in(rule, readers);
        Duration window = WINDOW.in(rule, readers);
        Long atLeastUsers = AT_LEAST_USERS.in(rule, readers);
        return head -> new Sequence(head, steps, until, within, window, atLeastUsers);
    }

    private static List<Step> steps(Readers readers, YamlValue written) {
        List<YamlValue> items = readers.values().items(written);
        if (items == null) {
            return null;
        }
        List<Step> steps = new ArrayList<>();
        items.forEach(item -> steps.add(step(item, readers)));
        long events = steps.stream().mapToLong(Step::times).sum();
        if (events == 0 || events > MOST_EVENTS) {
            String what = "the steps must take 1 to " + MOST_EVENTS + " events in all";
            readers.problems().add(written.at(), events == 0 ? Finding.shape(what, null) : Finding.error(what, null));
        }
        return steps;
    }

    private static Step step(YamlValue written, Readers readers) {
        YamlValue.Mapping mapping = readers.values().mapping(written);
        if (mapping == null) {
            return new Step(Matcher.any(), 1, null);
        }
        Section section = new Section(mapping, readers.problems());
        Long times = TIMES.in(section, readers);
        EventField same = SAME.in(section, readers);
        Matcher matcher = readers.matchers().read(mapping, Set.of(TIMES.name(), SAME.name()));
        return new Step(matcher, times.intValue(), same);
    }
}
