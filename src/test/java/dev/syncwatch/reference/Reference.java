package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Replay by the definitions: every answer is read off all events at every pane end. */
public final class Reference {
    private final List<Rule> rules;
    private final List<Event> counted;
    private final long paneMillis;
    private final long lastEnd;
    private final List<Event> logs;
    private final RemoteConfig config;
    private final Map<String, Map<Map<String, String>, TreeMap<Long, Answer>>> answersByRule = new HashMap<>();
    private final Map<String, Set<Integer>> completingByRule = new HashMap<>();

    private Reference(Inputs inputs, List<Event> counted, long lastEnd) {
        this.rules = Rule.read(inputs.rules);
        this.logs = new Logs(inputs.logs, inputs.outOfOrdernessMillis).counted();
        this.config = new RemoteConfig(inputs.config);
        this.paneMillis = inputs.paneMillis;
        this.counted = counted;
        this.lastEnd = lastEnd;
    }

    /**
     * All that a replay reads.
     *
     * @param rules a valid rule file in JSON
     * @param lines the events file line by line: raw bytes, no line end
     * @param logs the backend's log line by line; empty for none
     * @param config the remote config file line by line; empty for none
     * @param paneMillis length of a pane; a divisor of every duration in the rules and of a minute
     * @param outOfOrdernessMillis how far an event may be behind its partition without being late
     */
    public record Inputs(
            String rules,
            List<byte[]> lines,
            List<byte[]> logs,
            List<byte[]> config,
            long paneMillis,
            long outOfOrdernessMillis) {}

    /** What {@code replay} must write for these inputs, which {@link Inputs} describes, without any log or remote config. */
    public static Expected replay(String rules, List<byte[]> lines, long paneMillis, long outOfOrdernessMillis) {
        return replay(new Inputs(rules, lines, List.of(), List.of(), paneMillis, outOfOrdernessMillis));
    }

    /** What {@code replay} must write for these inputs. */
    public static Expected replay(Inputs inputs) {
        List<Decoded> records = Decoder.decode(inputs.lines);
        Fates fates = new Fates(records, inputs.outOfOrdernessMillis);
        long lastEnd = records.stream()
                .filter(Decoded::movesTime)
                .mapToLong(record -> Panes.end(record.time(), inputs.paneMillis))
                .max()
                .orElse(Long.MIN_VALUE);
        Reference reference = new Reference(inputs, fates.counted(), lastEnd);
        List<ObjectNode> windows = new WindowRows(reference.counted, reference.rules).upTo(lastEnd);
        return new Expected(reference.changes(), windows, fates.deadLines(), fates.counts());
    }

    private List<ObjectNode> changes() {
        rules.stream().filter(rule -> !isAllOf(rule)).forEach(this::answer);
        rules.stream().filter(Reference::isAllOf).forEach(this::answer);
        List<Change> changes = new ArrayList<>();
        for (Rule rule : rules) {
            answersByRule
                    .getOrDefault(rule.id(), Map.of())
                    .forEach((group, answers) -> changes.addAll(life(rule, group, answers)));
        }
        return changes.stream().sorted(Change.FILE_ORDER).map(Change::toJson).toList();
    }

    private static boolean isAllOf(Rule rule) {
        return rule.kind().equals("all-of");
    }

    private void answer(Rule rule) {
        if (rule.mode().equals("off")) {
            return;
        }
        Map<Map<String, String>, TreeMap<Long, Answer>> byGroup = new HashMap<>();
        Groups groups = new Groups(rule, counted, logs);
        groups.named().forEach((group, own) -> byGroup.put(group, answers(rule, group, own)));
        answersByRule.put(rule.id(), byGroup);
    }

    private TreeMap<Long, Answer> answers(Rule rule, Map<String, String> group, Groups.Own own) {
        Detector detector = detector(rule, group, own);
        TreeMap<Long, Answer> answers = new TreeMap<>();
        for (long end = Panes.end(own.events().get(0).time(), paneMillis); end <= lastEnd; end += paneMillis) {
            answers.put(end, detector.at(end));
        }
        return answers;
    }

    private Detector detector(Rule rule, Map<String, String> group, Groups.Own own) {
        return switch (rule.kind()) {
            case "failure-rate" -> new FailureRate(rule, own.withLogs());
            case "absence" -> new Absence(rule, own.withLogs(), paneMillis, config);
            case "threshold" -> new Threshold(rule, own);
            case "sequence" -> new Sequence(rule, own.events(), completing(rule));
            case "all-of" -> new AllOf(members(rule, group));
            default -> throw new IllegalArgumentException("kind " + rule.kind());
        };
    }

    private Set<Integer> completing(Rule rule) {
        return completingByRule.computeIfAbsent(rule.id(), id -> Sequence.completing(rule, counted));
    }

    private List<Map<Long, Answer>> members(Rule rule, Map<String, String> group) {
        List<Map<Long, Answer>> members = new ArrayList<>();
        for (String member : rule.texts("rules")) {
            members.add(answersByRule.getOrDefault(member, Map.of()).getOrDefault(group, new TreeMap<>()));
        }
        return members;
    }

    private static List<Change> life(Rule rule, Map<String, String> group, TreeMap<Long, Answer> answers) {
        Life life = new Life(rule);
        List<Change> changes = new ArrayList<>();
        answers.forEach((end, answer) -> {
            Life.Step step = life.next(answer.truth(), end);
            if (step != null) {
                changes.add(new Change(rule, group, end, step, answer));
            }
        });
        return changes;
    }
}
