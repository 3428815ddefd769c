package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that hold each other's pages back, so that nobody would hear of any of them in time. */
final class InhibitionCircles {
    private final Map<String, List<YamlValue.Scalar>> inhibitions;
    private final Set<String> done = new HashSet<>();

    /** The rules that each rule inhibits, by its id. */
    InhibitionCircles(Map<String, List<YamlValue.Scalar>> inhibitions) {
        this.inhibitions = inhibitions;
    }

    /** Reports each circle where it closes. */
    void report(Problems problems) {
        inhibitions.keySet().forEach(rule -> follow(rule, new ArrayList<>(), problems));
    }

    private void follow(String rule, List<String> path, Problems problems) {
        if (done.contains(rule)) {
            return;
        }
        path.add(rule);
        for (YamlValue.Scalar inhibited : inhibitions.getOrDefault(rule, List.of())) {
            int at = path.indexOf(inhibited.text());
            if (at < 0) {
                follow(inhibited.text(), path, problems);
            } else {
                problems.add(inhibited.at(), finding(path.subList(at, path.size()), inhibited.text()));
            }
        }
        path.remove(path.size() - 1);
        done.add(rule);
    }

    private static Finding finding(List<String> circle, String first) {
        return circle.size() == 1
                ? Finding.error("a rule can't inhibit itself", null)
                : Finding.error(
                        "these rules inhibit each other in a circle: " + String.join(" → ", circle) + " → " + first,
                        "take one of them out");
    }
}
