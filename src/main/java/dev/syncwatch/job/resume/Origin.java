package dev.syncwatch.job.resume;

import dev.syncwatch.job.state.StateSettings;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;

/**
 * What state was made from: under other rules it would be read as something else, and its offsets mean nothing in another
 * topic.
 *
 * @param pane    how long panes were; null where it does not matter
 * @param cluster Kafka's id of itself
 * @param topic   the topic that is read
 * @param topicId Kafka's id of that topic, which differs once it has been made anew
 * @param store   the id of the database that the job writes; null where it writes none
 * @param kept    how state was kept
 */
public record Origin(String pane, String cluster, String topic, String topicId, String store, Kept kept) {

    /**
     * How state was kept.
     *
     * @param backend        what Flink calls the state backend, {@code hashmap} or {@code rocksdb}
     * @param maxParallelism by how many key groups it is divided
     */
    public record Kept(String backend, int maxParallelism) {
        private static final Kept USUAL = new Kept("hashmap", StateSettings.MAX_PARALLELISM);

        /** As a job with these settings of Flink does. */
        public static Kept by(ReadableConfig flink) {
            return new Kept(flink.get(StateBackendOptions.STATE_BACKEND), flink.get(PipelineOptions.MAX_PARALLELISM));
        }
    }

    public Origin {
        kept = kept == null ? Kept.USUAL : kept;
    }

    /** Of a job that writes no database. */
    public Origin(String pane, String cluster, String topic, String topicId) {
        this(pane, cluster, topic, topicId, null, null);
    }

    /** The same for a job that writes a database. */
    public Origin into(String database) {
        return new Origin(pane, cluster, topic, topicId, database, kept);
    }

    /** The same for a job that keeps state in this way. */
    public Origin keptBy(ReadableConfig flink) {
        return new Origin(pane, cluster, topic, topicId, store, Kept.by(flink));
    }

    /** Why state of this origin can't be used here and now, in words; empty if it can. */
    public Optional<String> whyNotFor(Origin now) {
        if (!Objects.equals(cluster, now.cluster)) {
            return Optional.of("it belongs to another Kafka cluster");
        }
        if (!Objects.equals(topic, now.topic)) {
            return Optional.of("it belongs to the topic " + topic);
        }
        if (!Objects.equals(topicId, now.topicId)) {
            return Optional.of("the topic " + topic + " has been made anew since");
        }
        if (!Objects.equals(pane, now.pane)) {
            return Optional.of("panes had another length");
        }
        if (!Objects.equals(store, now.store)) {
            return Optional.of("it belongs to another database");
        }
        if (kept.maxParallelism() != now.kept.maxParallelism()) {
            return Optional.of("maxParallelism was " + kept.maxParallelism() + ", and what is kept is divided by it");
        }
        return Optional.empty();
    }
}
