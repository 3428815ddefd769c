package dev.syncwatch.notify.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What one channel reads: changes, event time, silences. Methods throw a KafkaException if the topics can't be read. */
interface Inputs extends AutoCloseable {

    /** Goes on at these offsets, by {@code topic-partition}; where there is none, at the beginning. */
    void open(Map<String, Long> offsets);

    /** All that is there; waits up to {@code longest} if nothing is. */
    List<Input> poll(Duration longest);

    /** Whether all has been read that was there at the call to {@link #open}. */
    boolean isCaughtUp();

    /** Up to where was read, exclusive. */
    Map<String, Long> offsets();

    @Override
    void close();
}
