package dev.syncwatch.cli.tail;

import dev.syncwatch.cli.tail.seen.Filter;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.reading.MatcherLine;
import dev.syncwatch.rule.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What to show, as the command line says it. */
final class FilterOptions {

    @Option(
            names = "--where",
            paramLabel = "MATCHER",
            description =
                    "event=learning_sync_failed,statusCode>=500 or message=~refused: all of one have to hold, one of"
                            + " several is enough; fields and values as in rules")
    private List<String> where = new ArrayList<>();

    @Option(names = "--user", paramLabel = "ID", description = "events of this user alone")
    private String user;

    @Option(names = "--rule", paramLabel = "ID", description = "changes of this rule alone")
    private String rule;

    @Option(
            names = "--environment",
            split = ",",
            paramLabel = "NAME",
            description = "what belongs to these environments alone")
    private List<String> environments = new ArrayList<>();

    @Option(names = "--heartbeats", description = "shows heartbeats too")
    private boolean heartbeats;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    Filter filter() {
        Problems problems = new Problems("--where");
        MatcherLine line = new MatcherLine(problems);
        List<Matcher> matchers = new ArrayList<>();
        where.forEach(written -> matchers.add(line.read(written)));
        problems.inOrder().stream().findFirst().ifPresent(problem -> {
            throw new CommandLine.ParameterException(spec.commandLine(), "--where: " + problem.message());
        });
        return new Filter(matchers, user, rule, environments, heartbeats);
    }

    /** Whether something is left out beside heartbeats, or they are asked for. */
    boolean any() {
        return heartbeats || !where.isEmpty() || user != null || rule != null || !environments.isEmpty();
    }
}
