package dev.syncwatch.rule.feasible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.reference.RandomCase;
import dev.syncwatch.reference.RandomContradiction;
import dev.syncwatch.reference.Reference;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Rules out of a few fields and values, so that many contradict themselves, over random events: what is said never to fire never fires
 * in the reference, and what is said never to resolve never resolves.
 */
class NeverMeansNeverTest {
    /** The reference's time grows with their square. */
    private static final int FEW_LINES = 110;

    private static final Map<String, Integer> SEEN = new TreeMap<>();

    @Property(shrinking = ShrinkingMode.OFF)
    void whatIsSaidNeverToHappenNeverHappens(@ForAll long seed) {
        RandomCase stream = RandomCase.of(seed);
        String rules = RandomContradiction.rules(seed, stream.paneMillis());
        RuleFile file = RuleFileReader.read(
                "rules.json", rules.getBytes(StandardCharsets.UTF_8), Map.of(), Duration.ofMillis(stream.paneMillis()));
        Set<String> never = file.problems().stream()
                .filter(problem -> problem.message().startsWith("can never"))
                .map(NeverMeansNeverTest::outcome)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> happened = new TreeSet<>();
        List<byte[]> lines =
                stream.lines().subList(0, Math.min(FEW_LINES, stream.lines().size()));
        for (JsonNode change : Reference.replay(rules, lines, stream.paneMillis(), stream.outOfOrdernessMillis())
                .changes()) {
            happened.add(change.get("rule").asText() + " " + change.get("state").asText());
        }

        assertThat(happened).as("%s\n%s", stream, rules).noneMatch(never::contains);
        count(file, happened, never);
    }

    private static String outcome(RuleProblem problem) {
        return problem.rule() + (problem.message().startsWith("can never fire") ? " firing" : " resolved");
    }

    private static void count(RuleFile file, Set<String> happened, Set<String> never) {
        file.problems().forEach(problem -> SEEN.merge(problem.message().replaceAll(":.*", ""), 1, Integer::sum));
        happened.stream()
                .filter(outcome -> never.stream().noneMatch(other -> other.startsWith(outcome.split(" ")[0] + " ")))
                .forEach(outcome -> SEEN.merge("other rules: " + outcome.split(" ")[1], 1, Integer::sum));
    }

    /** Else the property would hold because nothing was said, or because nothing ever fires. */
    @AfterContainer
    static void bothWereSeenOften() {
        System.out.println("NeverMeansNeverTest: " + SEEN);
        assertThat(SEEN)
                .containsKeys("can never fire", "can never resolve", "other rules: firing", "other rules: resolved");
    }
}
