package dev.syncwatch.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.rules.RulesTopic;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch rules diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Tells what applying a rule file would change: live against file, rule by rule."
                        + " Like diff(1) it ends with 0 if nothing differs and with 1 if something does; with 3 if nothing is live.")
public final class DiffCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIFFERS = 1;

    @Mixin
    private RulesPlace place;

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** What is live. */
    private record Live(PublishedSet set, RuleSet rules) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try {
            DetectionSettings settings = place.settings();
            Optional<RuleSet> rules = place.rules(settings, err);
            return rules.isEmpty() ? ExitCode.BAD_INPUT : diff(rules.get(), settings);
        } catch (BadSettings bad) {
            err.println(bad.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int diff(RuleSet rules, DetectionSettings settings) throws IOException {
        Optional<Live> live = live(settings);
        if (live.isEmpty()) {
            spec.commandLine().getErr().println("Nothing is live: no rule set was ever published");
            return ExitCode.OUTSIDE_FAILED;
        }
        List<RuleDiff.Entry> entries = RuleDiff.of(live.get().rules(), rules);
        boolean channels = !live.get().rules().channels().equals(rules.channels());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(live.get(), rules, entries));
        } else {
            tell(live.get(), entries, channels);
        }
        return entries.isEmpty() && !channels ? ExitCode.GOOD : DIFFERS;
    }

    private static Optional<Live> live(DetectionSettings settings) throws IOException {
        try (RulesTopic topic = new RulesTopic(settings)) {
            return topic.read()
                    .newestUsable()
                    .map(set -> new Live(set, set.read(settings.pane()).ruleSet()))
                    .filter(live -> live.rules() != null);
        }
    }

    private void tell(Live live, List<RuleDiff.Entry> entries, boolean channels) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("live: version %d%n", live.set().version());
        for (RuleDiff.Entry entry : entries) {
            out.println(sign(entry.kind()) + " " + entry.rule());
            for (RuleDiff.Key key : entry.keys()) {
                out.printf(
                        "    %s: %s → %s%s%n",
                        key.name(),
                        Optional.ofNullable(key.before()).orElse("–"),
                        Optional.ofNullable(key.after()).orElse("–"),
                        key.structure() ? "   (structure)" : "");
            }
        }
        if (channels) {
            out.println("channels differ: they count from the next start of run on");
        }
        out.println(whatApplyDoes(entries));
    }

    private static String sign(RuleDiff.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    private static String whatApplyDoes(List<RuleDiff.Entry> entries) {
        if (entries.isEmpty()) {
            return "The rules are the same.";
        }
        return entries.stream().anyMatch(RuleDiff.Entry::structure)
                ? "Applying it starts the job anew, since other things have to be measured; unchanged rules go on."
                : "Applying it changes values in the running job.";
    }

    private static ObjectNode json(Live live, RuleSet file, List<RuleDiff.Entry> entries) {
        ObjectNode json = JSON.createObjectNode()
                .put("version", live.set().version())
                .put("live", live.set().hash())
                .put("file", file.hash())
                .put("structure", entries.stream().anyMatch(RuleDiff.Entry::structure))
                .put("channels", !live.rules().channels().equals(file.channels()));
        ArrayNode rules = json.putArray("rules");
        for (RuleDiff.Entry entry : entries) {
            ObjectNode rule = rules.addObject()
                    .put("rule", entry.rule())
                    .put("change", entry.kind().name().toLowerCase(Locale.ROOT))
                    .put("structure", entry.structure());
            ArrayNode keys = rule.putArray("keys");
            entry.keys()
                    .forEach(key -> keys.addObject()
                            .put("key", key.name())
                            .put("before", key.before())
                            .put("after", key.after())
                            .put("structure", key.structure()));
        }
        return json;
    }
}
