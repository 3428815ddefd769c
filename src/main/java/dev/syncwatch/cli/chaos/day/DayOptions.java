package dev.syncwatch.cli.chaos.day;

import dev.syncwatch.cli.chaos.installation.PlatformKind;
import dev.syncwatch.cli.simulate.ScenarioReader;
import dev.syncwatch.cli.simulate.Scenarios;
import dev.syncwatch.cli.simulate.SpeedConverter;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.feed.Speed;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which day, by which rules, how fast. */
public final class DayOptions {
    private static final String HARD_DAY = "hard-day";

    /** Made for these commands alone. */
    private static final List<String> OWN = List.of(HARD_DAY, "hard-morning");

    @Option(
            names = "--scenario",
            defaultValue = HARD_DAY,
            paramLabel = "NAME|FILE",
            description = "hard-morning, which is short, or any that 'syncwatch simulate --list' names"
                    + " (default ${DEFAULT-VALUE})")
    private String scenario;

    @Option(
            names = "--rules",
            defaultValue = "alert-rules/learning-sync.yaml",
            paramLabel = "FILE",
            description = "rule file (default ${DEFAULT-VALUE})")
    private Path rules;

    @Option(
            names = "--speed",
            converter = SpeedConverter.class,
            defaultValue = "1000",
            paramLabel = "N",
            description = "seconds of event time that pass in one, at most: the world waits for whoever is behind"
                    + " (default ${DEFAULT-VALUE})")
    private Speed speed;

    @Option(names = "--seed", paramLabel = "N", description = "of the world and of the moments; a new one by default")
    private Long seed;

    @Option(
            names = "--platform",
            defaultValue = "cluster",
            paramLabel = "NAME",
            description = "what the jobs run on: a cluster with high availability, or run, in one process"
                    + " (default ${DEFAULT-VALUE})")
    private PlatformKind platform;

    @Option(
            names = "--state",
            converter = BackendConverter.class,
            defaultValue = "heap",
            paramLabel = "BACKEND",
            description =
                    "where detection keeps its state while it is disturbed: heap or rocksdb (default ${DEFAULT-VALUE})")
    private StateSettings.Backend state;

    @Option(names = "--keep", description = "keep the folder with logs and data")
    private boolean keep;

    public Path rules() {
        return rules;
    }

    public Speed speed() {
        return speed;
    }

    public long seed() {
        if (seed == null) {
            seed = new Random().nextLong(1_000_000);
        }
        return seed;
    }

    public PlatformKind platform() {
        return platform;
    }

    public StateSettings.Backend state() {
        return state;
    }

    public boolean keeps() {
        return keep;
    }

    /** Empty where it can't be used; the problems were told then. */
    Optional<Scenario> scenario(PrintWriter err) throws IOException {
        ScenarioReader.Reading read = OWN.contains(scenario) ? reading(scenario) : Scenarios.read(scenario);
        read.problems().forEach(err::println);
        return Optional.ofNullable(read.scenario());
    }

    /** A scenario that is there for these commands alone. */
    public static Scenario own(String name) throws IOException {
        return reading(name).scenario();
    }

    private static ScenarioReader.Reading reading(String name) throws IOException {
        String file = name + ".yaml";
        try (InputStream stream = DayOptions.class.getResourceAsStream("/dev/syncwatch/cli/chaos/" + file)) {
            return ScenarioReader.read(file, stream.readAllBytes());
        }
    }

    /** As settings files write it. */
    private static final class BackendConverter implements ITypeConverter<StateSettings.Backend> {
        @Override
        public StateSettings.Backend convert(String word) {
            return Arrays.stream(StateSettings.Backend.values())
                    .filter(backend -> backend.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'%s' is neither heap nor rocksdb".formatted(word)));
        }
    }
}
