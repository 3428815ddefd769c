package dev.syncwatch.cli.bench.feed;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** The worlds' telemetry in one broker; each is simulated when it is first asked for. */
public final class Workloads implements AutoCloseable {
    private static final int PARTITIONS = 2;

    private final Path folder;
    private final Consumer<String> tell;
    private final Map<World, Workload> known = new EnumMap<>(World.class);
    private BrokerProcess broker;

    /**
     * Nothing is started yet.
     *
     * @param folder is there, on a disk with room for 0.4 GB a million events
     * @param tell   takes a line for each world that is simulated
     */
    public Workloads(Path folder, Consumer<String> tell) {
        this.folder = folder;
        this.tell = tell;
    }

    /** At least so many events of a world; whoever asks for it again gets what there is. */
    public Workload of(World world, long events) throws Exception {
        Workload workload = known.get(world);
        if (workload == null) {
            workload = simulated(world, events);
            known.put(world, workload);
        }
        return workload;
    }

    private Workload simulated(World world, long events) throws Exception {
        long begun = System.nanoTime();
        Scenario scenario = world.ofEvents(events);
        Map<String, Object> clients = Map.of("bootstrap.servers", brokers());
        try (Admin admin = Admin.create(clients)) {
            new TopicCreation(admin)
                    .createMissing(
                            new Topics(Map.of(Topic.TELEMETRY, world.topic()), PARTITIONS, true),
                            List.of(Topic.TELEMETRY));
        }
        new TelemetryFeed(world.topic(), PARTITIONS, producer(clients)).write(scenario);
        Workload workload = Workload.in(world.topic(), clients);
        tell.accept("simulated %s: %,d people, %,d records, in %.0f s"
                .formatted(world, scenario.users(), workload.records(), (System.nanoTime() - begun) / 1e9));
        return workload;
    }

    private static Map<String, Object> producer(Map<String, Object> clients) {
        Map<String, Object> settings = new java.util.HashMap<>(clients);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 1 << 18);
        return settings;
    }

    private String brokers() throws IOException {
        if (broker == null) {
            broker = BrokerProcess.start(folder.resolve("kafka"));
        }
        return broker.bootstrapServers();
    }

    @Override
    public void close() throws IOException {
        if (broker != null) {
            broker.close();
        }
    }
}
