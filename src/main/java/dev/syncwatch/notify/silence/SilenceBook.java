package dev.syncwatch.notify.silence;

import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The silences that the topic's records leave in force, read in order from its beginning. For one thread. */
public final class SilenceBook {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceBook.class);

    private final Map<String, Silence> byId = new TreeMap<>();
    private long unreadable;

    /**
     * Takes one record of the topic. One that can't be read is counted and named in a warning, and otherwise ignored.
     *
     * @param key the silence's id
     * @param value null if the silence is removed
     */
    public void take(String key, byte[] value) {
        if (key != null && value == null) {
            byId.remove(key);
            return;
        }
        try {
            if (key == null) {
                throw new BadSilence("its record has no key");
            }
            byId.put(key, SilenceJson.read(key, value));
        } catch (BadSilence bad) {
            unreadable++;
            LOG.warn("The silence {} is ignored: {}", key == null ? "without a key" : Text.line(key), bad.getMessage());
        }
    }

    /** The silence that holds this change's notifications back at {@code now}; of several, the one that ends last. */
    public Optional<Silence> covering(PublishedChange change, Instant now) {
        return byId.values().stream()
                .filter(silence -> silence.covers(change, now))
                .min(endingLastFirst(now));
    }

    // The one that ends last says how long there will be quiet; the id only makes the choice the same everywhere.
    private static Comparator<Silence> endingLastFirst(Instant now) {
        return Comparator.comparing((Silence silence) ->
                        silence.when().occurrence(now).orElseThrow().endsAt())
                .reversed()
                .thenComparing(Silence::id);
    }

    public Optional<Silence> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All that were not removed, those that are over too, by id. */
    public Collection<Silence> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Records that were ignored, from 0. */
    public long unreadable() {
        return unreadable;
    }
}
