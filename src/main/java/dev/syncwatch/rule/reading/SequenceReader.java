package dev.syncwatch.rule.reading;

import static dev.syncwatch.rule.reading.Values.orElse;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Step;
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
    private static final Set<String> KEYS_BESIDE_FIELDS = Set.of("times", "same");

    private final Readers readers;

    SequenceReader(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule) {
        Quantities quantities = readers.quantities();
        Matcher until = readers.matchers().read(rule.find("until"));
        List<Step> steps = steps(rule.need("steps"), until);
        Duration within = quantities.durationAboveZero(rule.need("within"));
        Duration window = quantities.durationAboveZero(rule.need("window"));
        Long atLeastUsers = quantities.wholeNumber(rule.need("atLeastUsers"), 1);
        return head -> new Sequence(head, steps, until, within, window, atLeastUsers);
    }

    private List<Step> steps(YamlValue written, Matcher until) {
        List<YamlValue> items = readers.values().items(written);
        if (items == null) {
            return null;
        }
        List<Step> steps = new ArrayList<>();
        items.forEach(item -> steps.add(step(item, until)));
        long events = steps.stream().mapToLong(Step::times).sum();
        if (events == 0 || events > MOST_EVENTS) {
            readers.problems().add(written.at(), "the steps must take 1 to " + MOST_EVENTS + " events in all");
        }
        return steps;
    }

    private Step step(YamlValue written, Matcher until) {
        YamlValue.Mapping mapping = readers.values().mapping(written);
        if (mapping == null) {
            return new Step(Matcher.any(), 1, null);
        }
        Section section = new Section(mapping, readers.problems());
        Long times = orElse(readers.quantities().wholeNumber(section.find("times"), 1), 1L);
        EventField same = readers.values().choice(section.find("same"), Choices.FIELD);
        Matcher matcher = readers.matchers().read(mapping, KEYS_BESIDE_FIELDS);
        if (until != null && until.covers(matcher)) {
            readers.problems().add(mapping.at(), "this rule can never fire: `until` takes every event of this step");
        }
        return new Step(matcher, times.intValue(), same);
    }
}
