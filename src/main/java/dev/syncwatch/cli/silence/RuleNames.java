package dev.syncwatch.cli.silence;

import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.notify.silence.FieldMatcher;
import dev.syncwatch.notify.silence.SilencedField;
import dev.syncwatch.notify.silence.Wish;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.yaml.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds rules that a silence names and the rule file does not have: most likely misspelt, so that it would hold nothing back. */
final class RuleNames {

    private RuleNames() {}

    /** One line each; none where the rule file is not at hand. */
    static List<String> unknown(List<FieldMatcher> matchers, DetectionSettings settings) {
        List<String> known = known(settings);
        return known.isEmpty()
                ? List.of()
                : named(matchers)
                        .filter(name -> !known.contains(name))
                        .map(name -> settings.rules() + " has no rule \"" + name + "\"" + Nearest.hint(name, known))
                        .toList();
    }

    private static Stream<String> named(List<FieldMatcher> matchers) {
        return matchers.stream()
                .filter(matcher -> matcher.field() == SilencedField.RULE)
                .flatMap(matcher -> matcher.anyOf().stream())
                .filter(Wish.Same.class::isInstance)
                .map(Wish::written);
    }

    private static List<String> known(DetectionSettings settings) {
        try {
            byte[] text = Files.readAllBytes(Path.of(settings.rules()));
            RuleFile file = RuleFileReader.read(settings.rules(), text, Map.of(), settings.pane());
            return file.ruleSet() == null
                    ? List.of()
                    : file.ruleSet().rules().stream().map(AlertRule::id).toList();
        } catch (IOException notAtHand) {
            return List.of();
        }
    }
}
