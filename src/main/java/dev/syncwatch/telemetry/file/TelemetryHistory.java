package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import dev.syncwatch.telemetry.time.NewestTimes;
import dev.syncwatch.telemetry.time.TimedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Decoded records that all stand in memory, each told whether it is late: for histories of an hour, not of a day. */
public final class TelemetryHistory {
    private final TelemetryDecoder decoder = new TelemetryDecoder();
    private final NewestTimes newestTimes;
    private final List<TimedEvent> events = new ArrayList<>();
    private long newest = Long.MIN_VALUE;

    public TelemetryHistory(long outOfOrdernessMillis) {
        newestTimes = new NewestTimes(outOfOrdernessMillis);
    }

    /** The history in a file of the form that {@code replay} takes. */
    public static TelemetryHistory read(Path path, long outOfOrdernessMillis) throws IOException {
        TelemetryHistory history = new TelemetryHistory(outOfOrdernessMillis);
        try (TelemetryFile file = new TelemetryFile(path)) {
            for (RawRecord record = file.next(); record != null; record = file.next()) {
                history.add(record);
            }
        }
        return history;
    }

    /** Adds the next record; what is none that can be read is passed over. */
    public void add(RawRecord record) {
        decoder.decode(record, telemetry -> {
            if (telemetry.movesTime()) {
                newest = Math.max(newest, telemetry.eventTime());
            }
            if (telemetry.kind() == Telemetry.Kind.EVENT) {
                boolean late = newestTimes.isLate(telemetry.partition(), telemetry.eventTime());
                events.add(new TimedEvent(telemetry.event(), late));
            } else if (telemetry.kind() == Telemetry.Kind.HEARTBEAT) {
                newestTimes.move(telemetry.partition(), telemetry.eventTime());
            }
        });
    }

    /** In the order in which they were added. */
    public List<TimedEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /** The end of the pane that holds the newest time, in epoch milliseconds; the smallest time there is where there is none. */
    public long lastPaneEnd(long paneMillis) {
        return newest == Long.MIN_VALUE ? newest : Math.floorDiv(newest, paneMillis) * paneMillis + paneMillis;
    }
}
