package dev.syncwatch.reference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A rule file and a stream of events that make many alert changes; the seed alone decides what they are.
 *
 * @param rules a valid rule file in JSON
 * @param lines an events file line by line: raw bytes, no line end
 * @param logs a file of the backend's log, in no order of time; empty unless rules are of every kind
 * @param config a remote config file line by line, in no order of time, that disables sync now and then; a comparison may leave
 *     it out
 */
public record RandomCase(
        long seed,
        long paneMillis,
        long outOfOrdernessMillis,
        String rules,
        List<byte[]> lines,
        List<byte[]> logs,
        List<byte[]> config) {
    /** Every kind that a rule can have. */
    public static final Set<String> KINDS = Set.of("failure-rate", "absence", "threshold", "sequence", "all-of");

    private static final List<Long> PANES = List.of(100L, 200L, 1_000L, 5_000L, 10_000L, 10_000L, 30_000L, 60_000L);

    public static RandomCase of(long seed) {
        return of(seed, KINDS);
    }

    /** @param kinds those that rules may have; {@code all-of} needs at least one other */
    public static RandomCase of(long seed, Set<String> kinds) {
        Dice dice = new Dice(seed);
        long pane = dice.pick(PANES);
        long outOfOrderness = dice.pick(0L, pane / 2, pane, pane, 2 * pane + 1, 10_000L);
        boolean manyGroups = dice.chance(0.04);
        List<String> groupBy = manyGroups ? List.of("environment", "appVersion") : null;
        String rules = new RandomRules(dice, pane, kinds, groupBy).file();
        List<Draft> drafts = new RandomStream(dice, pane, outOfOrderness, manyGroups).drafts();
        List<byte[]> lines = new RandomLines(dice).of(new RandomDelivery(dice, outOfOrderness).inFileOrder(drafts));
        List<byte[]> config = config(dice, pane);
        // Behind all else, and only where rules of every kind are: so older seeds still mean what they meant.
        RandomLogs logs = new RandomLogs(dice, pane);
        return kinds.equals(KINDS)
                ? new RandomCase(seed, pane, outOfOrderness, logs.inRules(rules), lines, logs.lines(), config)
                : new RandomCase(seed, pane, outOfOrderness, rules, lines, List.of(), config);
    }

    /** Disables sync so early that the five minutes' delay ends within the case, however short its panes are. */
    private static List<byte[]> config(Dice dice, long pane) {
        List<byte[]> lines = new ArrayList<>();
        long effective = RandomStream.START;
        for (int change = dice.between(1, 6); change > 0; change--) {
            effective += pane * dice.between(0, 60) + dice.pick(0L, 0L, 1L, dice.upTo(pane));
            boolean enabled = dice.chance(0.45);
            long time = enabled ? effective : effective - 300_000;
            String told = dice.pick('"' + Instant.ofEpochMilli(time).toString() + '"', Long.toString(time));
            String line = "{\"learningSync\":{\"enabled\":" + enabled + "},\"timestamp\":" + told + "}";
            lines.add(dice.between(0, lines.size()), line.getBytes(StandardCharsets.UTF_8));
        }
        for (int junk = dice.between(-2, 2); junk > 0; junk--) {
            lines.add(dice.between(0, lines.size()), junk(dice).getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    /** What is no change: most of it would disable sync for ever if it were one. */
    private static String junk(Dice dice) {
        return dice.pick(
                "no JSON",
                "[]",
                "{\"learningSync\":{\"enabled\":\"false\"},\"timestamp\":0}",
                "{\"learningSync\":{\"enabled\":false}}",
                "{\"learningSync\":{\"enabled\":false},\"timestamp\":\"yesterday\"}",
                "{\"learningSync\":{\"enabled\":false},\"timestamp\":0} true",
                "{\"syncEnabled\":false,\"timestamp\":0}");
    }

    /** What replay must make of this case without its logs and remote config. */
    public Expected expected() {
        return Reference.replay(rules, lines, paneMillis, outOfOrdernessMillis);
    }

    /** What replay must make of all of this case. */
    public Expected expectedOfAll() {
        return Reference.replay(new Reference.Inputs(rules, lines, logs, config, paneMillis, outOfOrdernessMillis));
    }

    /** Writes {@code rules.json, events.ndjson, logs.ndjson} and {@code config.ndjson}, for a look at a case that went wrong. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rules.json"), rules);
        write(folder.resolve("events.ndjson"), lines);
        write(folder.resolve("logs.ndjson"), logs);
        write(folder.resolve("config.ndjson"), config);
    }

    private static void write(Path file, List<byte[]> lines) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    @Override
    public String toString() {
        return "RandomCase.of(" + seed + "L): pane " + paneMillis + " ms, outOfOrderness " + outOfOrdernessMillis
                + " ms, " + lines.size() + " lines, rules\n" + rules;
    }
}
