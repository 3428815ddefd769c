package dev.syncwatch.cli.simulate;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.cli.silence.InstantConverter;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.TruthWriter;
import dev.syncwatch.simulate.feed.Speed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code syncwatch simulate}: a model of the app and its backend, to files or to Kafka. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Lets a model of the app's phones and their backend live through a scenario, and writes what they would have"
                        + " sent: to files, with the truth beside them, or to Kafka. Same scenario and seed, same bytes.")
public final class SimulateCommand implements Callable<Integer> {
    private static final long STEP_SECONDS = Scenario.STEP_MILLIS / 1000;

    @Option(names = "--list", description = "names the scenarios that come with the program")
    private boolean list;

    @Option(names = "--scenario", paramLabel = "NAME|FILE", description = "one of --list, or a file")
    private String scenario;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--users", paramLabel = "N", description = "instead of the scenario's")
    private Integer users;

    @Option(
            names = "--start",
            converter = InstantConverter.class,
            paramLabel = "INSTANT",
            description = "instead of the scenario's")
    private Instant start;

    @Option(names = "--out", paramLabel = "FILE", description = "telemetry, in order of arrival; may end in .gz")
    private Path out;

    @Option(names = "--logs", paramLabel = "FILE", description = "the backend's log lines; beside --out by default")
    private Path logs;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "changes of the remote flag; beside --out by default")
    private Path config;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "what happened, as YAML, with a .csv; beside --out by default")
    private Path truth;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--speed",
            converter = SpeedConverter.class,
            defaultValue = "60",
            paramLabel = "SPEED",
            description = "to Kafka: realtime, max or a factor (default ${DEFAULT-VALUE})")
    private Speed speed;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            paramLabel = "N",
            description = "to Kafka: of topics that are missing (default ${DEFAULT-VALUE})")
    private int partitions;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (list) {
            return list(spec.commandLine().getOut());
        }
        Map<String, String> clients = kafka.clients();
        requireOneTarget(!clients.isEmpty());
        refuseOptionsOfTheOther(!clients.isEmpty());
        ScenarioReader.Reading reading = Scenarios.read(scenario);
        reading.problems().forEach(spec.commandLine().getErr()::println);
        if (reading.scenario() == null) {
            return ExitCode.BAD_INPUT;
        }
        Scenario changed = changed(reading.scenario(), clients);
        return out != null ? toFiles(changed) : toKafka(Simulation.of(changed, seed), clients);
    }

    private static int list(PrintWriter to) throws IOException {
        for (String name : Scenarios.shipped()) {
            to.printf("%-24s %s%n", name, Scenarios.read(name).scenario().about());
        }
        to.flush();
        return ExitCode.GOOD;
    }

    private void requireOneTarget(boolean toKafka) {
        if (scenario == null) {
            throw new ParameterException(spec.commandLine(), "--scenario is missing; --list names some");
        }
        if ((out != null) == toKafka) {
            throw new ParameterException(spec.commandLine(), "Where to: --out FILE, or --kafka HOST:PORT?");
        }
        if (users != null && (users < 1 || users > Scenario.MOST_USERS)) {
            throw new ParameterException(spec.commandLine(), "--users must be 1 to " + Scenario.MOST_USERS);
        }
        if (start != null && start.toEpochMilli() % Scenario.STEP_MILLIS != 0) {
            throw new ParameterException(spec.commandLine(), "--start must be a multiple of " + STEP_SECONDS + " s");
        }
    }

    private void refuseOptionsOfTheOther(boolean toKafka) {
        for (String option : toKafka ? List.of("--logs", "--config") : List.of("--speed", "--partitions")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                String target = toKafka ? "--out" : "--kafka";
                throw new ParameterException(spec.commandLine(), option + " is for " + target);
            }
        }
    }

    private Scenario changed(Scenario read, Map<String, String> clients) {
        Scenario changed = users == null ? read : read.withUsers(users);
        if (start == null && !clients.isEmpty() && speed.equals(Speed.REAL_TIME)) {
            return changed.withStart(lastStepBefore(Instant.now()));
        }
        return start == null ? changed : changed.withStart(start);
    }

    private static Instant lastStepBefore(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / STEP_SECONDS * STEP_SECONDS);
    }

    private int toFiles(Scenario changed) throws IOException {
        Destination.Files files = new Destination.Files(
                out, or(logs, ".logs.ndjson"), or(config, ".config.ndjson"), or(truth, ".truth.yaml"));
        new Destination(files).write(changed, seed, spec.commandLine().getErr());
        return ExitCode.GOOD;
    }

    private Path or(Path chosen, String ending) {
        String name = out.getFileName().toString().replaceFirst("(\\.(nd)?jsonl?)?(\\.gz)?$", "");
        return chosen != null ? chosen : out.resolveSibling(name + ending);
    }

    private int toKafka(Simulation simulation, Map<String, String> clients) throws Exception {
        if (!speed.equals(Speed.REAL_TIME)
                && simulation.endMillis() > Instant.now().toEpochMilli()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the scenario would end in the future, from which Kafka takes no records: choose an earlier --start");
        }
        new KafkaDestination(clients, partitions)
                .write(simulation, speed, spec.commandLine().getErr());
        if (truth != null) {
            TruthWriter.write(simulation.truth(), truth);
        }
        return ExitCode.GOOD;
    }
}
