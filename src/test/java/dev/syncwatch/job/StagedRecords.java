package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.standalone.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * What a wild hour and a half sends to Kafka, some of it twice and some of it late, in stages that end at another moment in each
 * partition, and in the middle of panes.
 */
final class StagedRecords {
    static final int PARTITIONS = 4;
    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(2);

    private static final byte[] HEARTBEAT = "{\"event\":\"syncwatch_heartbeat\"}".getBytes(UTF_8);
    private static final long PANE = Duration.ofSeconds(10).toMillis();
    private static final long BEAT = Duration.ofSeconds(5).toMillis();
    private static final int APART = (int) Duration.ofSeconds(40).toMillis();

    private final List<List<Sent>> stages = new ArrayList<>();
    private final Random random;
    private final Simulation simulation;
    private final long[][] ends;

    /** A record before its topic has a name; {@code at} is its time in epoch milliseconds. */
    record Sent(Topic topic, int partition, long at, byte[] value) {}

    StagedRecords(long seed, int stages) {
        random = new Random(seed);
        simulation = Simulation.of(Worlds.with(Worlds.everything()), seed);
        ends = new long[stages][PARTITIONS];
        long length = (simulation.endMillis() - simulation.startMillis()) / stages;
        for (int stage = 0; stage < stages; stage++) {
            this.stages.add(new ArrayList<>());
            for (int partition = 0; partition < PARTITIONS; partition++) {
                ends[stage][partition] = simulation.startMillis() + length * (stage + 1) + random.nextInt(APART);
            }
        }
        fill();
    }

    private void fill() {
        long last = simulation.endMillis() + APART + BEAT;
        for (long at = simulation.startMillis(); at < last; at += BEAT) {
            simulation.advance(at, this::send);
            for (int partition = 0; partition < PARTITIONS; partition++) {
                add(new Sent(Topic.TELEMETRY, partition, at, HEARTBEAT));
                add(new Sent(Topic.LOGS, partition, at, HEARTBEAT));
            }
        }
    }

    private void send(Emissions.Kind kind, long arrival, String key, byte[] json) {
        int partition = key == null ? random.nextInt(PARTITIONS) : Math.floorMod(key.hashCode(), PARTITIONS);
        switch (kind) {
            case TELEMETRY -> {
                long late = random.nextInt(20) == 0 ? random.nextInt(5_000) : 0;
                Sent sent = new Sent(Topic.TELEMETRY, partition, arrival - late, json);
                add(sent);
                if (random.nextInt(10) == 0) {
                    add(sent);
                }
            }
            case LOG -> add(new Sent(Topic.LOGS, partition, arrival, json));
            // It counts from when it is written, so all of it is there from the start.
            case REMOTE_CONFIG -> stages.get(0).add(new Sent(Topic.REMOTE_CONFIG, 0, arrival, json));
        }
    }

    private void add(Sent sent) {
        int stage = 0;
        while (stage < ends.length - 1 && sent.at() >= ends[stage][sent.partition()]) {
            stage++;
        }
        stages.get(stage).add(sent);
    }

    /** In the order in which they arrive. */
    List<Sent> stage(int stage) {
        return stages.get(stage);
    }

    /** What says again in each partition how late it is by the end of a stage: a job that is started there has not heard it. */
    List<Sent> beats(int stage) {
        List<Sent> beats = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            long at = isLast(stage) ? end() : ends[stage][partition] / BEAT * BEAT - BEAT;
            beats.add(new Sent(Topic.TELEMETRY, partition, at, HEARTBEAT));
            beats.add(new Sent(Topic.LOGS, partition, at, HEARTBEAT));
        }
        return beats;
    }

    private boolean isLast(int stage) {
        return stage == ends.length - 1;
    }

    private long end() {
        return simulation.endMillis() + 2 * APART;
    }

    /** A T that is evaluated once a stage has been read; of the last stage it is the last. */
    Instant reached(int stage) {
        long slowest = isLast(stage) ? end() : LongStream.of(ends[stage]).min().orElseThrow() - 2 * BEAT;
        return Instant.ofEpochMilli((slowest - OUT_OF_ORDERNESS.toMillis()) / PANE * PANE);
    }
}
