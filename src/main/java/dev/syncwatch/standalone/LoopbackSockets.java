package dev.syncwatch.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two listening sockets of the broker, bound before its settings are written, so that a free port is known in time
 * and nobody else can take it.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final ServerSocketChannel brokerChannel;
    private final ServerSocketChannel controllerChannel;
    private final InetSocketAddress broker;
    private final InetSocketAddress controller;

    private LoopbackSockets(ServerSocketChannel brokerChannel, ServerSocketChannel controllerChannel)
            throws IOException {
        this.brokerChannel = brokerChannel;
        this.controllerChannel = controllerChannel;
        this.broker = (InetSocketAddress) brokerChannel.getLocalAddress();
        this.controller = (InetSocketAddress) controllerChannel.getLocalAddress();
    }

    /** Binds {@code port} (0: any free one) for clients, and any free one for the controller. */
    static LoopbackSockets bind(int port) {
        try {
            ServerSocketChannel brokerChannel = open(port);
            try {
                return new LoopbackSockets(brokerChannel, open(0));
            } catch (IOException failure) {
                brokerChannel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new EmbeddedKafkaException(
                    "Kafka can't listen on %s:%d (%s): another program may use that port"
                            .formatted(HOST, port, failure.getMessage()),
                    failure);
        }
    }

    private static ServerSocketChannel open(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.bind(new InetSocketAddress(HOST, port));
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Where clients connect. */
    InetSocketAddress broker() {
        return broker;
    }

    /** Where the broker finds its controller. */
    InetSocketAddress controller() {
        return controller;
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int listenBacklogSize, int recvBufferSize) {
        return address.getPort() == broker.getPort() ? brokerChannel : controllerChannel;
    }

    @Override
    public void close() {
        try (brokerChannel;
                controllerChannel) {
            // Both are closed even if the first one fails.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
