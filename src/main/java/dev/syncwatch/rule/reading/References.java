package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.feasible.Overlap;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names by which rules speak of each other and of channels: collected while reading, checked once everything is known. */
final class References {
    private final Problems problems;
    private final Values values;
    private final List<YamlValue.Scalar> channels = new ArrayList<>();
    private final List<YamlValue.Scalar> rules = new ArrayList<>();
    private final List<YamlValue.Scalar> fallbacks = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<String, List<YamlValue.Scalar>> inhibitions = new LinkedHashMap<>();

    /** A rule that an all-of names. */
    private record Member(String allOf, YamlValue.Scalar name) {}

    References(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    /** Reads names of channels; null where there are none. */
    List<String> channels(YamlValue value) {
        return texts(values.names(value), channels);
    }

    /** Reads the name of the channel that another one stands in for; null where there is none. */
    String fallback(YamlValue value, String channel) {
        String name = values.text(value);
        if (channel.equals(name)) {
            problems.add(value.at(), Finding.error("a channel can't stand in for itself", null));
        } else if (name != null) {
            fallbacks.add((YamlValue.Scalar) value);
        }
        return name;
    }

    /** Reads the ids of rules that the rule with this id inhibits; null where there are none. */
    List<String> inhibited(YamlValue value, String id) {
        List<YamlValue.Scalar> names = values.names(value);
        if (names != null && id != null) {
            inhibitions.putIfAbsent(id, names);
        }
        return texts(names, rules);
    }

    /** Reads the ids of the rules that an all-of consists of; null where there are none. */
    List<String> members(YamlValue value, YamlValue id) {
        List<YamlValue.Scalar> names = values.names(value);
        if (names != null && id instanceof YamlValue.Scalar allOf) {
            names.forEach(name -> members.add(new Member(allOf.text(), name)));
        }
        return texts(names, rules);
    }

    /**
     * Reports every name that stands for nothing, or for a rule that can't be part of an all-of.
     *
     * @param declaredRules all ids in the file, those of rules with problems too
     * @param goodRules the rules without problems, by id
     */
    void check(Set<String> declaredRules, Map<String, AlertRule> goodRules, Set<String> declaredChannels) {
        rules.forEach(name -> checkDeclared(name, declaredRules, "rule"));
        channels.forEach(name -> checkDeclared(name, declaredChannels, "channel"));
        fallbacks.forEach(name -> checkFallback(name, declaredChannels));
        members.forEach(member -> checkMember(member, goodRules));
        checkPairs(goodRules);
        new InhibitionCircles(inhibitions).report(problems);
    }

    /** Members of one all-of of which one leaves out every group that another evaluates. */
    private void checkPairs(Map<String, AlertRule> goodRules) {
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            AlertRule named = goodRules.get(member.name().text());
            if (named != null) {
                members.subList(0, i).stream()
                        .filter(before -> before.allOf().equals(member.allOf()))
                        .map(before -> goodRules.get(before.name().text()))
                        .filter(before -> before != null && evaluateNoGroupBoth(before, named))
                        .findFirst()
                        .ifPresent(before -> problems.add(member.name().at(), apart(before)));
            }
        }
    }

    private static Finding apart(AlertRule other) {
        return Finding.error(
                "can never fire: it has no group in common with " + Quoted.of(other.id()), "let their `only` agree");
    }

    private static boolean evaluateNoGroupBoth(AlertRule one, AlertRule other) {
        return Overlap.contradiction(one.head().only(), other.head().only()).isPresent();
    }

    // Nothing that stands in a channel is repeated: it may be a secret in the wrong place.
    private void checkFallback(YamlValue.Scalar name, Set<String> declaredChannels) {
        if (!declaredChannels.contains(name.text())) {
            String hint = Nearest.suggestion(name.text(), declaredChannels);
            problems.add(name.at(), Finding.error("fallbackFor names no channel", hint));
        }
    }

    private void checkDeclared(YamlValue.Scalar name, Set<String> declared, String what) {
        if (!declared.contains(name.text())) {
            String hint = declared.isEmpty() ? "the file declares none" : Nearest.suggestion(name.text(), declared);
            problems.add(name.at(), Finding.error("unknown " + what + " " + Quoted.of(name.text()), hint));
        }
    }

    private void checkMember(Member member, Map<String, AlertRule> goodRules) {
        AlertRule named = goodRules.get(member.name().text());
        AlertRule allOf = goodRules.get(member.allOf());
        if (member.name().text().equals(member.allOf())) {
            refuse(member, "an all-of can't name itself", null);
        } else if (named instanceof AllOf) {
            refuse(member, Quoted.of(named.id()) + " is an all-of itself", "name its rules instead");
        } else if (named != null && named.head().mode() == RuleMode.OFF) {
            refuse(member, "can never fire: " + Quoted.of(named.id()) + " is off", "let it be shadow");
        } else if (named != null && allOf != null && !sameGroups(named, allOf)) {
            refuse(member, Quoted.of(named.id()) + " has another groupBy than this rule", "let them be the same");
        } else if (named != null && allOf != null && evaluateNoGroupBoth(named, allOf)) {
            refuse(
                    member,
                    "can never fire: it has no group in common with " + Quoted.of(named.id()),
                    "let their `only` agree");
        }
    }

    private void refuse(Member member, String what, String hint) {
        problems.add(member.name().at(), Finding.error(what, hint));
    }

    private static boolean sameGroups(AlertRule one, AlertRule other) {
        return one.head().groupBy().equals(other.head().groupBy());
    }

    private List<String> texts(List<YamlValue.Scalar> names, List<YamlValue.Scalar> collected) {
        if (names != null) {
            collected.addAll(names);
        }
        return values.texts(names);
    }
}
