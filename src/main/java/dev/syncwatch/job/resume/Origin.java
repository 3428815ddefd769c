package dev.syncwatch.job.resume;

import java.util.Objects;
import java.util.Optional;

/**
 * What state was made from: under other rules it would be read as something else, and its offsets mean nothing in another
 * topic.
 *
 * @param pane    how long panes were; null where it does not matter
 * @param cluster Kafka's id of itself
 * @param topic   the topic that is read
 * @param topicId Kafka's id of that topic, which differs once it has been made anew
 * @param store   the id of the database that the job writes; null where it writes none
 */
public record Origin(String pane, String cluster, String topic, String topicId, String store) {

    /** Of a job that writes no database. */
    public Origin(String pane, String cluster, String topic, String topicId) {
        this(pane, cluster, topic, topicId, null);
    }

    /** The same for a job that writes a database. */
    public Origin into(String database) {
        return new Origin(pane, cluster, topic, topicId, database);
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
        return Optional.empty();
    }
}
