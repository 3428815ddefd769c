package dev.syncwatch.notify.outbox;

import dev.syncwatch.notify.plan.PlanMemory;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where one channel writes down what it is going to do before it does it. Every method returns once the record would
 * survive a crash, and throws a {@link FencedException} if another instance has opened the same outbox since, or an
 * {@link OutboxException} if nobody knows whether the record was taken: open it anew then.
 */
public interface Outbox extends AutoCloseable {

    /** Shuts every earlier instance out, then reads all there is. */
    Kept open();

    /** Writes all of it or nothing: up to where was read, what is remembered, and what is to be told because of it. */
    void plan(Map<String, Long> offsets, PlanMemory memory, List<Delivery> planned);

    /** Writes down how far a delivery has come. */
    void write(Delivery delivery);

    /** Drops notifications by their ids. */
    void forget(Collection<String> ids);

    @Override
    void close();
}
