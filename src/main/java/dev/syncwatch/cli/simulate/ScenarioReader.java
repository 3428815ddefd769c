package dev.syncwatch.cli.simulate;

import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlReader;
import dev.syncwatch.rule.yaml.YamlValue;
import dev.syncwatch.simulate.App;
import dev.syncwatch.simulate.FlagChange;
import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Wild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads scenario files: strict YAML, as rule files are. */
public final class ScenarioReader {
    private static final int USUAL_USERS = 2000;
    private static final Instant USUAL_START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(60);

    private final Problems problems;
    private final Amounts amounts;

    private ScenarioReader(String file) {
        this.problems = new Problems(file);
        this.amounts = new Amounts(new Values(problems));
    }

    /**
     * What was read.
     *
     * @param scenario null if there are problems
     * @param problems in the order of the file; printed as {@code file:line:column: message}
     */
    public record Reading(Scenario scenario, List<RuleProblem> problems) {}

    /**
     * Reads a file.
     *
     * @throws IOException if it can't be opened; all that is wrong inside is among the problems
     */
    public static Reading read(Path file) throws IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    /** Reads the bytes of a file that problems call {@code name}. */
    public static Reading read(String name, byte[] bytes) {
        return new ScenarioReader(name).read(bytes);
    }

    private Reading read(byte[] bytes) {
        YamlValue.Mapping root = amounts.values().mapping(new YamlReader(problems).read(bytes));
        Scenario scenario = root == null ? null : scenario(new Section(root, problems));
        return new Reading(scenario, problems.inOrder());
    }

    private Scenario scenario(Section section) {
        amounts.choice(section.need("version"), "version", Map.of("1", 1), 1);
        String name = amounts.values().name(section.need("name"));
        String about = amounts.values().text(section.need("about"));
        int users = amounts.whole(section.find("users"), 1, Scenario.MOST_USERS, USUAL_USERS);
        Instant start = amounts.instant(section.find("start"), USUAL_START);
        Duration length = length(section.need("length"));
        List<Incident> incidents = new IncidentReader(amounts, problems, length).read(section.find("incidents"));
        List<FlagChange> flag = flagChanges(section.find("remoteConfig"), length);
        AppReader reader = new AppReader(amounts, problems);
        App app = reader.app(section.find("app"));
        Wild wild = reader.wild(section.find("wild"));
        Scenario.Envelopes envelopes = reader.envelopes(section.find("envelopes"));
        section.close();
        return problems.reports() > 0
                ? null
                : new Scenario(name, about, users, start, length, app, wild, envelopes, incidents, flag);
    }

    private Duration length(YamlValue value) {
        Duration length = amounts.steps(value, Duration.ofHours(1));
        return length.isZero() || length.compareTo(LONGEST) > 0
                ? amounts.refused(value, "a length is above 0 and at most 60d", Duration.ofHours(1))
                : length;
    }

    private List<FlagChange> flagChanges(YamlValue value, Duration length) {
        List<FlagChange> changes = new ArrayList<>();
        List<YamlValue> items = amounts.values().items(value);
        for (YamlValue item : items == null ? List.<YamlValue>of() : items) {
            YamlValue.Mapping mapping = amounts.values().mapping(item);
            if (mapping != null) {
                Section section = new Section(mapping, problems);
                YamlValue at = section.need("at");
                changes.add(new FlagChange(
                        amounts.duration(at, Duration.ZERO), amounts.truth(section.need("enabled"), true)));
                section.close();
                checkOrder(changes, at, length);
            }
        }
        return changes;
    }

    private void checkOrder(List<FlagChange> changes, YamlValue at, Duration length) {
        int last = changes.size() - 1;
        if (changes.get(last).at().compareTo(length) >= 0) {
            amounts.refused(at, "this is not before the scenario's end", null);
        } else if (last > 0
                && changes.get(last).at().compareTo(changes.get(last - 1).at()) <= 0) {
            amounts.refused(at, "changes stand in order of time", null);
        }
    }
}
