package dev.syncwatch.simulate.wire;

import dev.syncwatch.simulate.Emissions;
import java.time.Instant;

/** Writes drafts, whatever they are of, one after the other. One instance serves one thread. */
public final class Scribe {
    private static final String REMOTE_CONFIG = "{\"learningSync\":{\"enabled\":%s},\"timestamp\":\"%s\"}";

    private final JsonText telemetry = new JsonText();
    private final JsonText logs = new JsonText();
    private final JsonText remoteConfig = new JsonText();
    private final EventWriter eventWriter;
    private final LogWriter logWriter = new LogWriter(logs);

    private final Report report;
    private final LogLine logLine = new LogLine();
    private final FlagLine flagLine = new FlagLine();

    /** The seed makes the {@code messageId}s of one run differ from another's. */
    public Scribe(long seed, Vocabulary vocabulary) {
        this.report = new Report(vocabulary);
        this.eventWriter = new EventWriter(telemetry, seed);
    }

    /** Adds its record to the {@link #text} of its kind, which is given back. */
    public JsonText write(Draft draft) {
        return switch (draft.kind()) {
            case TELEMETRY -> {
                report.moveTo(draft);
                yield eventWriter.write(report);
            }
            case LOG -> {
                logLine.moveTo(draft);
                yield logWriter.write(logLine);
            }
            case REMOTE_CONFIG -> {
                flagLine.moveTo(draft);
                yield remoteConfig.add(JsonText.ascii(
                        REMOTE_CONFIG.formatted(flagLine.enabled(), Instant.ofEpochMilli(flagLine.arrival()))));
            }
        };
    }

    /** What was written of that kind. */
    public JsonText text(Emissions.Kind kind) {
        return switch (kind) {
            case TELEMETRY -> telemetry;
            case LOG -> logs;
            case REMOTE_CONFIG -> remoteConfig;
        };
    }

    /** Takes away all that was written. */
    public void clear() {
        telemetry.clear();
        logs.clear();
        remoteConfig.clear();
    }
}
