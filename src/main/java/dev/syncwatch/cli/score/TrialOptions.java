package dev.syncwatch.cli.score;

import dev.syncwatch.cli.simulate.ScenarioReader;
import dev.syncwatch.cli.simulate.Scenarios;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What is to be acted out, as the command line says it. */
final class TrialOptions {
    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            description =
                    "instead of the built-in campaign: one that comes with `simulate`, or a file; may be given again")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--seeds",
            converter = Numbers.Converter.class,
            defaultValue = "1",
            paramLabel = "NUMBERS",
            description = "of each --scenario: 7 or 1..200 (default ${DEFAULT-VALUE})")
    private Numbers seeds;

    @Option(
            names = "--campaign",
            defaultValue = "1",
            paramLabel = "SEED",
            description =
                    "seed of the built-in campaign: 200 incidents of every sort, and 30 healthy days and nights each of a"
                            + " small and a large app (default ${DEFAULT-VALUE})")
    private long campaign;

    @Option(
            names = "--cases",
            converter = Numbers.Converter.class,
            defaultValue = "1.." + Campaign.CASES,
            paramLabel = "NUMBERS",
            description = "which cases of the campaign: 17 or 1..200,230 (default ${DEFAULT-VALUE})")
    private Numbers cases;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** None if a scenario can't be used, which is told then. */
    List<Trial> chosen(Consumer<String> tell) throws IOException {
        return scenarios.isEmpty() ? campaign() : scenarios(tell);
    }

    private List<Trial> scenarios(Consumer<String> tell) throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (String name : scenarios) {
            ScenarioReader.Reading reading = Scenarios.read(name);
            reading.problems().forEach(problem -> tell.accept(problem.toString()));
            if (reading.scenario() == null) {
                return List.of();
            }
            String command = "syncwatch score --scenario " + name + " --seeds ";
            seeds.all()
                    .forEach(seed ->
                            trials.add(new Trial(reading.scenario().name(), reading.scenario(), seed, command + seed)));
        }
        return trials;
    }

    private List<Trial> campaign() {
        if (cases.all().stream().anyMatch(number -> number > Campaign.CASES)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--cases: there are cases 1 to " + Campaign.CASES);
        }
        return cases.all().stream().map(new Campaign(campaign)::trial).toList();
    }
}
