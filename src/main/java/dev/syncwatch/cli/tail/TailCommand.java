package dev.syncwatch.cli.tail;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.cli.StopSignal;
import dev.syncwatch.cli.tail.seen.Feed;
import dev.syncwatch.cli.tail.seen.HumanLine;
import dev.syncwatch.cli.tail.seen.JsonLine;
import dev.syncwatch.cli.tail.seen.Seen;
import dev.syncwatch.job.DetectionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch tail}: telemetry and changes as they pass. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description =
                "Shows telemetry and changes of alerts as they pass, what can't be decoded with the reason. What lacks a"
                        + " field that is asked for is not shown. Ctrl-C ends it. Joins no group and writes nothing to Kafka.")
public final class TailCommand implements Callable<Integer> {

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description = "names the topics, and how to reach Kafka (default ${DEFAULT-VALUE})")
    private Path settingsFile;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FEED",
            description = "telemetry, changes, logs, config, dead-letters (default: telemetry,changes)")
    private List<Feed> only = new ArrayList<>();

    @Option(
            names = "--from",
            converter = Start.Converter.class,
            paramLabel = "PLACE",
            description = "beginning, -15m (before the newest record) or 2026-01-05T10:00:00Z (default: now)")
    private Start from = Start.NOW;

    @Option(names = "--until-end", description = "ends once all was shown that is there now; needs --from")
    private boolean untilEnd;

    @Mixin
    private FilterOptions filter;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "shows nothing, and writes every record of one feed (default: telemetry) to a file that"
                            + " `replay --events` decides on as live did, heartbeats and unreadable records included; may end in .gz")
    private Path export;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check();
        DetectionSettings settings = DetectionSettings.read(settingsFile).withKafka(kafka.clients());
        Map<String, Feed> feeds = new LinkedHashMap<>();
        feeds().forEach(feed -> feeds.put(settings.topic(feed.topic()), feed));
        Shown shown = new Shown(feeds, filter.filter(), line());
        try (StopSignal stop = StopSignal.listen();
                TopicsReading reading = new TopicsReading(settings.kafka())) {
            if (!begin(reading, feeds)) {
                return ExitCode.OUTSIDE_FAILED;
            }
            if (export == null) {
                show(reading, shown, stop);
            } else {
                export(reading, stop);
            }
        }
        return ExitCode.GOOD;
    }

    private void check() {
        require(!untilEnd || from != Start.NOW, "--until-end needs --from: nothing lies between now and the end");
        require(
                export == null || !filter.any() && !json && only.size() <= 1,
                "--export takes one feed, and all of it: a replay of a part would decide otherwise");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
        }
    }

    private List<Feed> feeds() {
        if (!only.isEmpty()) {
            return only;
        }
        return export == null ? List.of(Feed.TELEMETRY, Feed.CHANGES) : List.of(Feed.TELEMETRY);
    }

    private Function<Seen, String> line() {
        return json
                ? JsonLine::of
                : new HumanLine(spec.commandLine().getColorScheme().ansi())::of;
    }

    private boolean begin(TopicsReading reading, Map<String, Feed> feeds) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        reading.begin(feeds.keySet(), from, missing::add);
        missing.forEach(topic -> tell("there is no topic " + topic));
        return missing.size() < feeds.size();
    }

    private void show(TopicsReading reading, Shown shown, StopSignal stop) throws IOException, InterruptedException {
        boolean goesOn = true;
        while (goesOn) {
            reading.next().stream().filter(record -> isWanted(record, reading)).forEach(shown::add);
            goesOn = shown.print(spec.commandLine().getOut()) && goesOn(reading, stop);
        }
    }

    private void export(TopicsReading reading, StopSignal stop) throws IOException, InterruptedException {
        try (Export file = new Export(export)) {
            do {
                for (ConsumerRecord<byte[], byte[]> record : reading.next()) {
                    if (isWanted(record, reading)) {
                        file.write(record);
                    }
                }
                file.flush();
            } while (goesOn(reading, stop));
            tell(file.records() + " records are in " + export);
        }
    }

    private boolean isWanted(ConsumerRecord<byte[], byte[]> record, TopicsReading reading) {
        return !untilEnd || reading.wasThereAtTheBeginning(record);
    }

    private boolean goesOn(TopicsReading reading, StopSignal stop) throws IOException, InterruptedException {
        return !stop.await(Duration.ZERO) && !(untilEnd && reading.atEnd());
    }

    private void tell(String what) {
        spec.commandLine().getErr().println(what);
    }
}
