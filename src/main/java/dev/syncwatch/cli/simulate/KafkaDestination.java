package dev.syncwatch.cli.simulate;

import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.feed.FeedTopics;
import dev.syncwatch.simulate.feed.KafkaFeed;
import dev.syncwatch.simulate.feed.Speed;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.TopicsUnavailableException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The Kafka that a simulation is written to, its topics by their default names. */
record KafkaDestination(Map<String, String> clients, int partitions) {
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    /** Makes the topics that are missing, and writes all of it; says what rules would leave out, and now and then how far it is. */
    void write(Simulation simulation, Speed speed, PrintWriter tell)
            throws TopicsUnavailableException, InterruptedException {
        Topics topics = new Topics(Map.of(), partitions, true);
        String telemetry = topics.name(Topic.TELEMETRY);
        Map<String, Object> settings = settings();
        try (Admin admin = Admin.create(settings)) {
            new TopicCreation(admin).createMissing(topics, List.of(Topic.TELEMETRY, Topic.LOGS, Topic.REMOTE_CONFIG));
            StaleTelemetry.warning(admin, telemetry, Instant.ofEpochMilli(simulation.startMillis()))
                    .ifPresent(warning -> say(warning, tell));
        }
        FeedTopics names = new FeedTopics(telemetry, topics.name(Topic.LOGS), topics.name(Topic.REMOTE_CONFIG));
        try (KafkaFeed feed = KafkaFeed.start(simulation, names, settings, speed)) {
            while (!feed.await(TELL_EVERY)) {
                say("written up to " + feed.position(), tell);
            }
            say("written up to " + feed.position() + ": all of it", tell);
        }
    }

    private static void say(String line, PrintWriter tell) {
        tell.println(line);
        tell.flush();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("default.api.timeout.ms", "15000");
        settings.put("request.timeout.ms", "10000");
        settings.putAll(clients);
        return settings;
    }
}
