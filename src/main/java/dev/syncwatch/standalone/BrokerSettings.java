package dev.syncwatch.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for one small broker: few threads, little memory, internal topics with one copy. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String BROKER_LISTENER = "BROKER";

    private BrokerSettings() {}

    /** All settings of a broker with its data in {@code directory}, listening on {@code sockets}. */
    static Map<String, String> of(Path directory, LoopbackSockets sockets) {
        Map<String, String> settings = new HashMap<>(FIXED);
        String broker = BROKER_LISTENER + "://" + address(sockets.broker().getPort());
        String controller = address(sockets.controller().getPort());
        settings.put("log.dirs", directory.toString());
        settings.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + controller);
        settings.put("advertised.listeners", broker);
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        return settings;
    }

    private static String address(int port) {
        return LoopbackSockets.HOST + ":" + port;
    }

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("node.id", String.valueOf(NODE_ID)),
            Map.entry("process.roles", "broker,controller"),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("inter.broker.listener.name", BROKER_LISTENER),
            Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A record over 4 MiB must be able to reach the decoder, which rejects it with a reason.
            Map.entry("message.max.bytes", String.valueOf(8 << 20)),
            Map.entry("server.max.startup.time.ms", "60000"),
            // After a kill, a new start waits until the old broker's session is over; a controlled stop ends it.
            Map.entry("broker.session.timeout.ms", "5000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("share.coordinator.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20)),
            Map.entry("metric.reporters", ""));
}
