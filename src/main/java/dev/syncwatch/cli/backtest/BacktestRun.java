package dev.syncwatch.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.ScratchFolder;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/** Replays a file of events through both rule sets at once. */
final class BacktestRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BothSets sets;
    private final AlertingPipeline.Timing timing;

    BacktestRun(BothSets sets, AlertingPipeline.Timing timing) {
        this.sets = sets;
        this.timing = timing;
    }

    /**
     * What came out.
     *
     * @param rates rows of {@code window_rate}, in order of their time
     */
    record Result(Backtest backtest, List<JsonNode> rates) {}

    /**
     * Replays to the end; leaves no file behind.
     *
     * @param labels   null where nobody has said which incidents there were
     * @param progress settings of Flink that show how far it has come
     * @return empty if the telemetry holds no minute of events
     */
    Optional<Result> of(ReplayJob.Inputs inputs, List<Label> labels, Configuration progress) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create("syncwatch-backtest")) {
            ReplayJob.run(new ReplayJob.Settings(sets.asOne(), inputs, folder.path(), timing, 1), progress);
            return result(folder.path(), labels);
        }
    }

    private Optional<Result> result(Path folder, List<Label> labels) throws IOException {
        List<JsonNode> rates = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("windows.ndjson"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rates.add(JSON.readTree(line));
            }
        }
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        Instant from = end(rates.get(0)).minus(Duration.ofMinutes(1));
        Instant to = end(rates.get(rates.size() - 1));
        PageCollector live = new PageCollector(BothSets.Side.LIVE);
        PageCollector changed = new PageCollector(BothSets.Side.CHANGED);
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("alerts.ndjson"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                PublishedChange change =
                        (PublishedChange) new ChangeReader().read(line.getBytes(StandardCharsets.UTF_8));
                live.add(change);
                changed.add(change);
            }
        }
        Backtest backtest = new Backtest(
                from, to, new Backtest.Outcome(live.pages(to)), new Backtest.Outcome(changed.pages(to)), labels);
        return Optional.of(new Result(backtest, rates));
    }

    private static Instant end(JsonNode row) {
        return Instant.parse(row.path("window_end").asText());
    }
}
