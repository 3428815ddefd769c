package dev.syncwatch.rule;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules and channels of one file, checked against each other.
 *
 * @param service whose telemetry the rules watch
 * @param hash {@code sha256:} and 64 hex digits, of the file's bytes
 * @param positions where each rule begins in the file, by its id
 * @param text of the file; empty if the rules come from none
 */
public record RuleSet(
        String service,
        List<AlertRule> rules,
        List<Channel> channels,
        String hash,
        Map<String, Position> positions,
        String text)
        implements Serializable {

    public RuleSet {
        rules = List.copyOf(rules);
        channels = List.copyOf(channels);
        positions = Map.copyOf(positions);
    }

    /** A rule set that comes from no file. */
    public RuleSet(String service, List<AlertRule> rules, List<Channel> channels, String hash) {
        this(service, rules, channels, hash, Map.of(), "");
    }

    public Optional<AlertRule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public Optional<Channel> channel(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    /** A problem with one of these rules that only a later part can see, at the rule's place in its file. */
    public RuleProblem problemWith(AlertRule rule, String file, String message) {
        Position at = positions.getOrDefault(rule.id(), new Position(1, 1));
        return new RuleProblem(file, at, message).in(rule.id());
    }
}
