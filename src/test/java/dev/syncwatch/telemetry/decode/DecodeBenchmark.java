package dev.syncwatch.telemetry.decode;

import dev.syncwatch.bench.Telling;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event from bytes to fields. */
@State(Scope.Thread)
public class DecodeBenchmark {
    private static final int RECORDS = 4096;

    private final TelemetryDecoder decoder = new TelemetryDecoder();
    private RawRecord[] records;
    private int next;
    private Telemetry decoded;

    @Setup
    public void simulate() {
        records = Telling.records(RECORDS).toArray(RawRecord[]::new);
    }

    @Benchmark
    public Telemetry decode() {
        decoder.decode(records[next++ & RECORDS - 1], telemetry -> decoded = telemetry);
        return decoded;
    }
}
