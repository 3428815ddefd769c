package dev.syncwatch.bench;

import dev.syncwatch.cli.bench.feed.World;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import java.util.ArrayList;
import java.util.List;

/** What a simulated app tells, as records that a benchmark goes through again and again. */
public final class Telling {
    private static final int USERS = 2_000;
    private static final String TOPIC = "telemetry";

    private Telling() {}

    /** The first so many of a morning. */
    public static List<RawRecord> records(int count) {
        List<RawRecord> records = new ArrayList<>();
        Simulation.of(World.MORNING.of(USERS), 1).advance(Long.MAX_VALUE, (kind, arrival, key, json) -> {
            if (kind == Emissions.Kind.TELEMETRY && records.size() < count) {
                records.add(RawRecord.of(json, arrival, new Position(TOPIC, 0, records.size(), 0)));
            }
        });
        return records;
    }
}
