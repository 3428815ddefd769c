package dev.syncwatch.window;

import com.sun.management.OperatingSystemMXBean;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.TimedEvent;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.CollectorOutput;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * What the stage by user costs an event, outside a job: {@code UserStageBenchmark heap|rocksdb [USERS] [ROUNDS]}. Every user syncs once in
 * 100 s, which is 12 events in 10 minutes; one sync in twenty fails. Prints the processor time of this process an event, compactions
 * and garbage collection included, for each 10 minutes of event time, and a checksum of all that came out: compare two versions in turns,
 * and only where their checksums are equal.
 */
final class UserStageBenchmark {
    private static final Path RULES = Path.of("alert-rules/learning-sync.yaml");
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final long ROUND_MILLIS = 100_000;
    private static final int SYNC_MILLIS = 2_000;
    private static final int ROUNDS_A_FIGURE = 6;
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users;
    private final Templates templates;
    private final long[] ids;
    private long checksum;
    private long watermark;
    private long events;

    /** Measured events to make others of: what is measured here is not the measuring. */
    private record Templates(UserEvent[] started, UserEvent completed, UserEvent failed) {}

    private UserStageBenchmark(String backend, int count) throws Exception {
        RuleFile file = RuleFileReader.read(RULES.toString(), Files.readAllBytes(RULES), Map.of(), PANE);
        MeasurePlan plan = Detection.of(file.ruleSet(), PANE).plan();
        templates = templates(new EventMeasurer(plan));
        ids = new long[count];
        Arrays.setAll(ids, i -> UserEvent.userOf(String.format(Locale.ROOT, "user-%08x", (i + 1) * 0x9E3779B1)));
        users = new KeyedOneInputStreamOperatorTestHarness<>(
                UserOperator.operator(plan, RemoteConfigFeed.none()), UserEvent::routingKey, Types.LONG);
        users.setStateBackend(backend.equals("heap") ? new HashMapStateBackend() : rocksDb());
        users.setup();
        discardOutput();
        users.open();
    }

    private static EmbeddedRocksDBStateBackend rocksDb() {
        Configuration settings = new Configuration();
        settings.set(RocksDBOptions.FIX_PER_SLOT_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        return new EmbeddedRocksDBStateBackend(true).configure(settings, UserStageBenchmark.class.getClassLoader());
    }

    private static Templates templates(EventMeasurer measurer) {
        UserEvent[] started = new UserEvent[4];
        for (int dirty = 0; dirty < started.length; dirty++) {
            started[dirty] = measured(measurer, EventName.STARTED, null, String.valueOf(dirty));
        }
        return new Templates(
                started,
                measured(measurer, EventName.COMPLETED, null, null),
                measured(measurer, EventName.FAILED, "503", null));
    }

    private static UserEvent measured(EventMeasurer measurer, EventName name, String statusCode, String dirtyCount) {
        boolean failed = name == EventName.FAILED;
        String status = name == EventName.COMPLETED ? "success" : null;
        SyncEvent event = new SyncEvent(
                name,
                "ann",
                null,
                null,
                "message",
                "production",
                "ios",
                "4.2.0",
                null,
                status,
                failed ? "push" : null,
                statusCode,
                null,
                null,
                null,
                dirtyCount,
                null,
                0,
                0,
                false);
        return measurer.measure(new TimedEvent(event, false));
    }

    /** The harness would copy and keep every record. */
    private void discardOutput() throws Exception {
        Field output = AbstractStreamOperator.class.getDeclaredField("output");
        output.setAccessible(true);
        output.set(users.getOperator(), new CollectorOutput<JudgedEvent>(null) {
            @Override
            public void collect(StreamRecord<JudgedEvent> record) {
                JudgedEvent judged = record.getValue();
                checksum += judged.event().time() * (1 + Arrays.hashCode(judged.moves()));
            }

            @Override
            public void emitWatermark(Watermark mark) {
                checksum++;
            }
        });
    }

    /** Each user's sync, the users in another order than that of their keys; what ends lies among what begins. */
    private void round(int round) throws Exception {
        long start = SyncEvents.TEN_O_CLOCK + round * ROUND_MILLIS;
        int behind = (int) ((long) ids.length * SYNC_MILLIS / ROUND_MILLIS);
        for (int i = 0; i < ids.length + behind; i++) {
            if (i < ids.length) {
                send(templates.started[mix(i) & 3], i, round, start + i * ROUND_MILLIS / ids.length);
            }
            if (i >= behind) {
                int user = i - behind;
                boolean fails = (mix(user + 31 * round) & 0xFFFF) % 20 == 0;
                long time = start + user * ROUND_MILLIS / ids.length + SYNC_MILLIS;
                send(fails ? templates.failed : templates.completed, user, round, time);
            }
        }
    }

    private static int mix(int value) {
        int mixed = value * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }

    private void send(UserEvent template, int user, int round, long time) throws Exception {
        long end = Math.floorDiv(time - 1_000, PANE.toMillis()) * PANE.toMillis();
        if (end > watermark) {
            watermark = end;
            users.processWatermark(end - 1);
        }
        UserEvent event = new UserEvent(
                ids[user],
                (template.outcome().ordinal() + 1L + 8L * round) * 0x9E3779B97F4A7C15L,
                time,
                false,
                false,
                template.measurement(),
                template.addends(),
                template.same(),
                template.sample(),
                UserEvent.NO_MINUTE);
        users.processElement(event, time);
        events++;
    }

    private void run(int rounds) throws Exception {
        for (int from = 0; from < rounds; from += ROUNDS_A_FIGURE) {
            long cpu = MACHINE.getProcessCpuTime();
            long before = events;
            for (int round = from; round < from + ROUNDS_A_FIGURE; round++) {
                round(round);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d events, %d ns an event%n",
                    events - before,
                    (MACHINE.getProcessCpuTime() - cpu) / (events - before));
        }
        System.out.println("checksum " + Long.toHexString(checksum));
    }

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 24;
        UserStageBenchmark benchmark = new UserStageBenchmark(arguments[0], count);
        benchmark.run(rounds);
        benchmark.users.close();
    }
}
