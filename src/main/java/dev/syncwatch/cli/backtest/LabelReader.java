package dev.syncwatch.cli.backtest;

import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlReader;
import dev.syncwatch.rule.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads incidents that are known: YAML with a list {@code incidents}, each with {@code name}, {@code from} and {@code to}. Other keys are
 * passed over, so that what {@code simulate} writes as its truth is taken as it is.
 */
final class LabelReader {
    private final Problems problems;
    private final Values values;

    /**
     * What was read.
     *
     * @param labels   null if there are problems
     * @param problems in the order of the file
     */
    record Reading(List<Label> labels, List<RuleProblem> problems) {}

    private LabelReader(String file) {
        problems = new Problems(file);
        values = new Values(problems);
    }

    /** Throws an IOException if the file can't be opened; all that is wrong inside is among the problems. */
    static Reading read(Path file) throws IOException {
        return new LabelReader(file.toString()).read(Files.readAllBytes(file));
    }

    private Reading read(byte[] bytes) {
        YamlValue.Mapping root = values.mapping(new YamlReader(problems).read(bytes));
        List<Label> labels = new ArrayList<>();
        if (root != null) {
            List<YamlValue> items = values.items(new Section(root, problems).need("incidents"));
            for (YamlValue item : items == null ? List.<YamlValue>of() : items) {
                add(item, labels);
            }
        }
        return new Reading(problems.reports() == 0 ? labels : null, problems.inOrder());
    }

    private void add(YamlValue item, List<Label> labels) {
        YamlValue.Mapping mapping = values.mapping(item);
        if (mapping == null) {
            return;
        }
        Section section = new Section(mapping, problems);
        String name = values.text(section.need("name"));
        Instant from = time(section.need("from"));
        Instant to = time(section.need("to"));
        if (name == null || from == null || to == null) {
            return;
        }
        if (to.isBefore(from)) {
            problems.add(section.at(), "to lies before from");
            return;
        }
        labels.add(new Label(name, from, to));
    }

    private Instant time(YamlValue value) {
        String text = values.text(value);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            problems.add(value.at(), "a time is expected here, such as 2026-01-05T10:00:00Z");
            return null;
        }
    }
}
