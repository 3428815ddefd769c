package dev.syncwatch.cli.simulate;

import dev.syncwatch.rule.reading.Durations;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import dev.syncwatch.simulate.App;
import dev.syncwatch.simulate.Scenario.Envelopes;
import dev.syncwatch.simulate.Wild;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Reads the parts of a scenario that say how the app is on any day. */
final class AppReader {
    private final Amounts amounts;
    private final Problems problems;

    AppReader(Amounts amounts, Problems problems) {
        this.amounts = amounts;
        this.problems = problems;
    }

    /** Null where there is none, or where it was refused. */
    private Section section(YamlValue value) {
        YamlValue.Mapping mapping = amounts.values().mapping(value);
        return mapping == null ? null : new Section(mapping, problems);
    }

    App app(YamlValue value) {
        Section section = section(value);
        if (section == null) {
            return App.USUAL;
        }
        App usual = App.USUAL;
        double sessions = aboveZero(section.find("sessionsPerDay"), usual.sessionsPerDay());
        Duration session = atLeast(Duration.ofMinutes(1), section.find("session"), usual.session());
        boolean day = amounts.choice(section.find("activity"), "activity", Map.of("day", true, "even", false), true);
        Duration cadence = atLeast(Duration.ofSeconds(10), section.find("cadence"), usual.cadence());
        App.Retries retries = retries(section);
        Map<String, Double> versions = versions(section.find("versions"));
        section.close();
        return new App(sessions, session, day, cadence, retries, versions);
    }

    private App.Retries retries(Section section) {
        YamlValue maxValue = section.find("maxRetryDelay");
        Duration base = atLeast(Duration.ofMillis(1), section.find("baseRetryDelay"), App.Retries.USUAL.base());
        Duration max = amounts.duration(maxValue, App.Retries.USUAL.max());
        if (max.compareTo(base) < 0) {
            problems.add(maxValue == null ? section.at() : maxValue.at(), "maxRetryDelay is below baseRetryDelay");
            return App.Retries.USUAL;
        }
        return new App.Retries(base, max);
    }

    private Map<String, Double> versions(YamlValue value) {
        YamlValue.Mapping mapping = amounts.values().mapping(value);
        if (mapping == null) {
            return App.USUAL.versions();
        }
        Map<String, Double> versions = new TreeMap<>();
        mapping.members().forEach((version, weight) -> {
            versions.put(version, aboveZero(weight.value(), 1));
            if (!AppVersions.isOne(version)) {
                problems.add(weight.keyAt(), AppVersions.WHAT_IS_ONE);
            }
        });
        return versions.isEmpty() ? amounts.refused(value, "there must be a version", App.USUAL.versions()) : versions;
    }

    Wild wild(YamlValue value) {
        Section section = section(value);
        if (section == null) {
            return Wild.USUAL;
        }
        Wild usual = Wild.USUAL;
        Wild wild = new Wild(
                amounts.share(section.find("flaky"), usual.flaky()),
                amounts.share(section.find("offline"), usual.offline()),
                amounts.share(section.find("wrongClocks"), usual.wrongClocks()),
                amounts.share(section.find("sdkRetries"), usual.sdkRetries()),
                amounts.share(section.find("expiredTokens"), usual.expiredTokens()),
                amounts.share(section.find("lostStorage"), usual.lostStorage()));
        section.close();
        return wild;
    }

    Envelopes envelopes(YamlValue value) {
        Section section = section(value);
        if (section == null) {
            return Envelopes.FLAT;
        }
        double flat = amounts.number(section.find("flat"), 0);
        double segment = amounts.number(section.find("segment"), 0);
        double cloudEvents = amounts.number(section.find("cloudEvents"), 0);
        section.close();
        if (flat + segment + cloudEvents == 0) {
            problems.add(section.at(), "one of flat, segment and cloudEvents must be above 0");
            return Envelopes.FLAT;
        }
        return new Envelopes(flat, segment, cloudEvents);
    }

    private double aboveZero(YamlValue value, double otherwise) {
        double number = amounts.number(value, otherwise);
        return number > 0 ? number : amounts.refused(value, "must be above 0", otherwise);
    }

    private Duration atLeast(Duration least, YamlValue value, Duration otherwise) {
        Duration duration = amounts.duration(value, otherwise);
        return duration.compareTo(least) >= 0
                ? duration
                : amounts.refused(value, "must be " + Durations.write(least) + " or longer", otherwise);
    }
}
