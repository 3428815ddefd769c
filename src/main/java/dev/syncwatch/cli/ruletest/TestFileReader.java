package dev.syncwatch.cli.ruletest;

import dev.syncwatch.cli.ruletest.timeline.BadNotation;
import dev.syncwatch.cli.ruletest.timeline.Timeline;
import dev.syncwatch.rule.reading.Durations;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlReader;
import dev.syncwatch.rule.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads one file of tests, strictly: every problem at once, with its place. */
final class TestFileReader {
    private final Path path;
    private final Problems problems;
    private final Values values;

    private TestFileReader(Path path) {
        this.path = path;
        this.problems = new Problems(path.toString());
        this.values = new Values(problems);
    }

    static TestFile read(Path path) throws IOException {
        return new TestFileReader(path).read(Files.readAllBytes(path));
    }

    private TestFile read(byte[] bytes) {
        YamlValue.Mapping root = values.mapping(new YamlReader(problems).read(bytes));
        if (root == null) {
            return new TestFile(path, null, List.of(), problems.inOrder());
        }
        Section section = new Section(root, problems);
        String rules = values.text(section.need("rules"));
        List<YamlValue> items = values.items(section.need("tests"));
        section.close();
        List<RuleTest> tests = new ArrayList<>();
        (items == null ? List.<YamlValue>of() : items).forEach(item -> tests.add(test(item)));
        Path ruleFile = rules == null ? null : path.resolveSibling(rules).normalize();
        return new TestFile(path, ruleFile, tests, problems.inOrder());
    }

    private RuleTest test(YamlValue written) {
        YamlValue.Mapping mapping = values.mapping(written);
        if (mapping == null) {
            return null;
        }
        Section section = new Section(mapping, problems);
        String name = values.text(section.need("name"));
        Timeline timeline = timeline(section.need("events"));
        ExpectationReader expected = new ExpectationReader(problems, values);
        YamlValue expect = section.need("expect");
        if (expect != null) {
            expected.read(expect);
        }
        long until = until(section.find("until"), timeline, expected.expectations());
        section.close();
        return new RuleTest(
                name, timeline.happenings(), until, expected.expectations(), expected.named(), expected.nothingElse());
    }

    private long until(YamlValue written, Timeline timeline, List<Expectation> expectations) {
        long last = expectations.stream()
                .mapToLong(expectation -> expectation.when().to())
                .max()
                .orElse(0);
        String text = values.text(written);
        Duration until = text == null ? Duration.ZERO : Durations.read(text);
        if (until == null) {
            values.refuse(written, "write a time such as 90m or 2h");
            return 0;
        }
        if (text != null && until.toMillis() < last) {
            values.refuse(written, "something is expected after this");
        }
        return text == null ? Math.max(last, timeline.end()) : until.toMillis();
    }

    private Timeline timeline(YamlValue written) {
        Timeline timeline = new Timeline();
        List<YamlValue> lines = values.items(written);
        for (YamlValue line : lines == null ? List.<YamlValue>of() : lines) {
            if (line instanceof YamlValue.Mapping mapping && mapping.members().size() == 1) {
                mapping.members().forEach((when, member) -> add(when, member, timeline));
            } else {
                values.refuse(line, "a line is expected here, like: 0m..30m every 10s: 5 completed by 40 users");
            }
        }
        return timeline;
    }

    private void add(String when, YamlValue.Member member, Timeline timeline) {
        String what = values.text(member.value());
        if (what == null) {
            return;
        }
        try {
            timeline.add(when, what);
        } catch (BadNotation bad) {
            problems.add(member.keyAt(), bad.getMessage());
        }
    }
}
