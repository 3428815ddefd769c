package dev.syncwatch.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Which Kafka, and how to speak with it. */
public final class KafkaOptions {
    private static final String BROKERS = "bootstrap.servers";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "brokers, instead of those that would be taken otherwise")
    private String kafka;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description =
                    "settings of every Kafka client, as properties: security, and brokers unless --kafka names them")
    private Path file;

    /**
     * What the options say of clients, brokers included if they name any; secrets may be among it.
     *
     * @throws IOException if the file can't be read
     */
    public Map<String, String> clients() throws IOException {
        Map<String, String> clients = new HashMap<>();
        if (file != null) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            }
            read.stringPropertyNames().forEach(name -> clients.put(name, read.getProperty(name)));
        }
        if (kafka != null) {
            clients.put(BROKERS, kafka);
        }
        return clients;
    }

    /** Whether clients of these settings find brokers, so that none of our own is needed. */
    public static boolean nameBrokers(Map<String, String> clients) {
        return clients.containsKey(BROKERS);
    }

    /** The same clients on other brokers. */
    public static Map<String, String> on(String brokers) {
        return Map.of(BROKERS, brokers);
    }
}
