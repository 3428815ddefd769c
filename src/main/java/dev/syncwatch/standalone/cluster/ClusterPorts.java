package dev.syncwatch.standalone.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where what belongs to a cluster listens on this machine; each is 1 to 65535.
 *
 * @param rest of the JobManagers
 * @param rpc  of the JobManagers
 */
record ClusterPorts(int broker, int postgres, int zooKeeper, List<Integer> rest, List<Integer> rpc) {
    private static final int MOST_JOB_MANAGERS = 2;
    private static final int COUNT = 3 + 2 * MOST_JOB_MANAGERS;

    /** So many as can ever be needed, all of them free at the moment. */
    static ClusterPorts free() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < COUNT; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getByName(ClusterFiles.HOST)));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new ClusterPorts(
                    ports.get(0), ports.get(1), ports.get(2), ports.subList(3, 5), ports.subList(5, COUNT));
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** Whether nobody else has taken one of them. */
    boolean areFree() {
        return Stream.of(List.of(broker, postgres, zooKeeper), rest, rpc)
                .flatMap(List::stream)
                .allMatch(ClusterPorts::isFree);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(ClusterFiles.HOST))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    ClusterPorts {
        rest = List.copyOf(rest);
        rpc = List.copyOf(rpc);
    }
}
