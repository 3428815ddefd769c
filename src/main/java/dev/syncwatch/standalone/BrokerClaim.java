package dev.syncwatch.standalone;

import java.nio.file.Path;

/** What a broker holds of this machine while it runs: its directory and its ports. */
record BrokerClaim(Path directory, BrokerStorage storage, LoopbackSockets sockets) implements AutoCloseable {
    /** All of it, or nothing and {@link EmbeddedKafkaException}; {@code port} 0 is any free one. */
    static BrokerClaim of(Path directory, int port) {
        LoopbackSockets sockets = LoopbackSockets.bind(port);
        try {
            return new BrokerClaim(directory, BrokerStorage.open(directory), sockets);
        } catch (RuntimeException failure) {
            sockets.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        sockets.close();
        storage.close();
    }
}
