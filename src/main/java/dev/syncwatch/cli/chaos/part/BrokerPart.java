package dev.syncwatch.cli.chaos.part;

import dev.syncwatch.cli.chaos.part.ChaosProcess.Program;
import dev.syncwatch.standalone.cluster.BrokerProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A broker that comes back on the same port with what it had. */
public final class BrokerPart implements Part, AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int HEAP_MIB = 384;
    private static final int CONNECTED_WITHIN_MILLIS = 500;

    private final int port;
    private final ChaosProcess process;

    /** {@code folder} exists, and takes data and log. */
    public BrokerPart(Path folder) throws IOException {
        port = freePort();
        List<String> arguments = List.of(folder.resolve("kafka").toString(), String.valueOf(port));
        process = new ChaosProcess(
                new Program(BrokerProgram.class.getName(), arguments, Map.of(), HEAP_MIB, ""),
                folder.resolve("kafka.log"));
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return probe.getLocalPort();
        }
    }

    /** What clients connect to. */
    public String address() {
        return HOST + ":" + port;
    }

    @Override
    public void start() throws IOException {
        process.start();
    }

    @Override
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void stop() throws InterruptedException {
        process.stop();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), CONNECTED_WITHIN_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
