package dev.syncwatch.window;

import dev.syncwatch.bench.Telling;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.detect.WindowDetector;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.user.SeenMessages;
import dev.syncwatch.window.user.UserMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The steps of an event between its decoder and an evaluation, under the shipped rules. */
@State(Scope.Thread)
public class StepsBenchmark {
    private static final Path RULES = Path.of("alert-rules/learning-sync.yaml");
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final int EVENTS = 4096;
    private static final int MASK = EVENTS - 1;
    /** A sync every minute and a half for 10 minutes, each of two events. */
    private static final int SEEN = 12;

    private static final long BETWEEN_MILLIS = 50_000;

    private final List<TimedEvent> events = new ArrayList<>();
    private final List<JudgedEvent> judged = new ArrayList<>();
    private EventMeasurer measurer;
    private PaneCombiner combiner;
    private UserMemory user;
    private long now;
    private WindowDetector detector;
    private DetectorMemory memory;
    private Rings rings;
    private GroupWindows windows;
    private PartialPane pane;
    private int next;

    @Setup
    public void simulate() throws IOException {
        RuleFile file = RuleFileReader.read(RULES.toString(), Files.readAllBytes(RULES), Map.of(), PANE);
        Detection detection = Detection.of(file.ruleSet(), PANE);
        measurer = new EventMeasurer(detection.plan());
        combiner = new PaneCombiner(detection.plan());
        TelemetryDecoder decoder = new TelemetryDecoder();
        for (RawRecord record : Telling.records(2 * EVENTS)) {
            decoder.decode(record, this::take);
        }
        events.stream().map(measurer::measure).forEach(event -> judged.add(new JudgedEvent(event, new long[0])));
        user = new UserMemory();
        now = BETWEEN_MILLIS;
        detector = detection.detectors().get(0);
        memory = new DetectorMemory();
        rings = new Rings(detection.plan(), detector.grouping());
        pane = pane();
        windows = rings.startingAt(pane.pane() + PANE.toMillis());
    }

    private void take(Telemetry telemetry) {
        if (telemetry.kind() == Telemetry.Kind.EVENT && !telemetry.event().stale() && events.size() < EVENTS) {
            events.add(new TimedEvent(telemetry.event(), false));
        }
    }

    /** All that the simulated people did, as if in one pane. */
    private PartialPane pane() {
        judged.forEach(combiner::add);
        List<PartialPane> panes = new ArrayList<>();
        combiner.flush(Long.MAX_VALUE, panes::add);
        return panes.stream()
                .filter(each -> each.grouping() == detector.grouping())
                .findFirst()
                .orElseThrow();
    }

    /** Which matchers hold, which groups it belongs to, what it adds to sums. */
    @Benchmark
    public UserEvent match() {
        return measurer.measure(events.get(next++ & MASK));
    }

    /** Of a user with 12 events in 10 min; what is older is forgotten as often as it is in a job. */
    @Benchmark
    public boolean duplicateCheck() {
        now += BETWEEN_MILLIS;
        if (next++ % SEEN == 0) {
            SeenMessages.forget(user, now);
        }
        return SeenMessages.isDuplicate(user, now * 0x9E3779B97F4A7C15L, now, now - PANE.toMillis());
    }

    /** Into the partial pane of its group. */
    @Benchmark
    public void paneAdd() {
        combiner.add(judged.get(next++ & MASK));
    }

    /** A pane of one group into its rings, and what the failure rate then says. */
    @Benchmark
    public Signal evaluation() {
        rings.advance(windows, windows.end + PANE.toMillis());
        rings.add(windows, pane);
        rings.seal(windows);
        return detector.signal(detector.answer(windows, memory), windows, memory);
    }
}
