package dev.syncwatch.cli.simulate;

import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import dev.syncwatch.simulate.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what a scenario lets go wrong. */
final class IncidentReader {
    private static final Map<String, Incident.Kind> KINDS =
            Arrays.stream(Incident.Kind.values()).collect(Collectors.toMap(Incident.Kind::word, Function.identity()));

    private final Amounts amounts;
    private final Problems problems;
    private final Duration length;
    private final Set<String> names = new HashSet<>();

    IncidentReader(Amounts amounts, Problems problems, Duration length) {
        this.amounts = amounts;
        this.problems = problems;
        this.length = length;
    }

    List<Incident> read(YamlValue value) {
        List<Incident> incidents = new ArrayList<>();
        List<YamlValue> items = amounts.values().items(value);
        for (YamlValue item : items == null ? List.<YamlValue>of() : items) {
            int before = problems.reports();
            YamlValue.Mapping mapping = amounts.values().mapping(item);
            Draft draft = mapping == null ? null : draft(new Section(mapping, problems));
            if (problems.reports() == before) {
                incidents.add(draft.incident());
            }
        }
        return incidents;
    }

    /** What was read of one, good or not. */
    private record Draft(
            String name, Incident.Kind kind, Duration from, Duration to, double share, int status, String version) {
        Incident incident() {
            return new Incident(name, kind, from, to, share, status, version);
        }
    }

    private Draft draft(Section section) {
        String name = name(section.need("name"));
        Incident.Kind kind = amounts.choice(section.need("kind"), "kind", KINDS, Incident.Kind.OUTAGE);
        Duration from = amounts.duration(section.need("from"), Duration.ZERO);
        YamlValue toValue = section.need("to");
        Duration to = to(toValue, from);
        YamlValue shareValue = section.find("share");
        double share = amounts.share(shareValue, 1);
        if (share == 0) {
            amounts.refused(shareValue, "a share is above 0%", 1);
        }
        int status = kind.status() == 0 ? 0 : amounts.whole(section.find("status"), 400, 599, kind.status());
        String version = kind == Incident.Kind.RELEASE ? version(section.need("appVersion")) : null;
        section.close();
        return new Draft(name, kind, from, to, share, status, version);
    }

    private String name(YamlValue value) {
        String name = amounts.values().name(value);
        return name == null || names.add(name)
                ? name
                : amounts.refused(value, "duplicate name " + Quoted.of(name), name);
    }

    private Duration to(YamlValue value, Duration from) {
        Duration to = amounts.duration(value, length);
        if (to.compareTo(length) > 0) {
            return amounts.refused(value, "this is after the scenario's end", length);
        }
        return to.compareTo(from) > 0 ? to : amounts.refused(value, "to is not after from", length);
    }

    private String version(YamlValue value) {
        String version = amounts.values().text(value);
        return version == null || AppVersions.isOne(version)
                ? version
                : amounts.refused(value, AppVersions.WHAT_IS_ONE, version);
    }
}
