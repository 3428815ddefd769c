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

    /** The seed makes the {@code messageId}s of one run differ from another's. */
    public Scribe(long seed) {
        this.eventWriter = new EventWriter(telemetry, seed);
    }

    /** Adds its record to the {@link #text} of its kind, which is given back. */
    public JsonText write(Draft draft) {
        return switch (draft.kind()) {
            case TELEMETRY -> eventWriter.write(draft);
            case LOG -> logWriter.write(draft);
            case REMOTE_CONFIG ->
                remoteConfig.add(JsonText.ascii(
                        REMOTE_CONFIG.formatted(draft.enabled(), Instant.ofEpochMilli(draft.arrival()))));
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
