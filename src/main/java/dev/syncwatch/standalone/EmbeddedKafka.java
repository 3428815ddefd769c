package dev.syncwatch.standalone;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and its controller in this process, reachable from this machine only.
 *
 * <p>It is put together from the parts of {@link KafkaRaftServer}, which itself would end the process on a failed
 * start or a failed disk, and can't tell which free port it got.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** How long a broker that is broken may hold up its own end. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final BrokerClaim claim;
    private final BrokerFaults faults = new BrokerFaults();
    private final ControllerServer controller;
    private final BrokerServer broker;

    private EmbeddedKafka(BrokerClaim claim, Map<String, String> more) {
        this.claim = claim;
        var sockets = claim.sockets();
        var settings = new HashMap<>(BrokerSettings.of(claim.directory(), sockets));
        settings.putAll(more);
        var config = new KafkaConfig(settings, false);
        var storage = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(EmbeddedKafka.class), "");
        Map<Integer, InetSocketAddress> voters = Map.of(BrokerSettings.NODE_ID, sockets.controller());
        var shared = new SharedServer(
                config,
                storage._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(voters),
                List.of(),
                faults,
                sockets);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), storage._2());
        broker = new BrokerServer(shared);
    }

    /**
     * Starts a broker and returns once it serves.
     *
     * @param directory holds the broker's data and survives restarts; created and formatted when it is missing or
     *     empty, but its parent must exist
     * @param port 1 to 65535, or 0 for any free port
     * @throws EmbeddedKafkaException if the directory or the port can't be used, or the data in it can't be read
     */
    public static EmbeddedKafka start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** As {@link #start(Path, int)}, with settings of Kafka's that go before those chosen here. */
    public static EmbeddedKafka start(Path directory, int port, Map<String, String> more) {
        BrokerClaim claim = BrokerClaim.of(directory, port);
        try {
            var kafka = new EmbeddedKafka(claim, more);
            kafka.startOrClose();
            return kafka;
        } catch (Exception failure) { // The broker is written in Scala: it throws checked exceptions undeclared.
            claim.close();
            throw new EmbeddedKafkaException(
                    "Kafka can't start on the data in %s (%s): move that directory away to start without it"
                            .formatted(directory, failure),
                    failure);
        }
    }

    private void startOrClose() {
        faults.insteadOfEndingTheProcess();
        try {
            controller.startup();
            broker.startup();
        } catch (Exception failure) {
            close();
            throw failure;
        }
    }

    /** What clients connect to: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return LoopbackSockets.HOST + ":" + port();
    }

    /** The port that clients connect to, 1 to 65535. */
    public int port() {
        return claim.sockets().broker().getPort();
    }

    /** What broke the running broker for good, such as a disk that fails; empty while all is well. */
    public Optional<Throwable> failure() {
        return faults.first();
    }

    /** Flushes the data, stops every thread of the broker and frees its ports; closing twice does nothing more. */
    @Override
    public void close() {
        broker.shutdown(CLOSE_WITHIN);
        controller.shutdown();
        claim.close();
    }
}
