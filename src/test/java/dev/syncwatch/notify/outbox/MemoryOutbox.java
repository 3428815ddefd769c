package dev.syncwatch.notify.outbox;

import dev.syncwatch.notify.plan.PlanMemory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outbox that keeps its records as bytes in a store that outlives it, as a topic would. */
public final class MemoryOutbox implements Outbox {
    private final Store store;
    private int generation;

    public MemoryOutbox(Store store) {
        this.store = store;
    }

    /** What survives a crash. */
    public static final class Store {
        private final Map<String, byte[]> records = new LinkedHashMap<>();
        private OutboxJson.Plan plan = new OutboxJson.Plan(Map.of(), PlanMemory.empty());
        private Runnable beforeWrite = () -> {};
        private int generation;
        private int writes;

        /** Runs before each write; one that throws keeps it from happening. */
        public void beforeWrite(Runnable happens) {
            beforeWrite = happens;
        }

        /** How often something was written. */
        public int writes() {
            return writes;
        }

        /** Deliveries in the order of their first record. */
        public List<Delivery> deliveries() {
            return records.values().stream()
                    .map(bytes -> OutboxJson.read(bytes, Delivery.class))
                    .toList();
        }
    }

    @Override
    public Kept open() {
        generation = ++store.generation;
        byte[] plan = OutboxJson.write(store.plan);
        OutboxJson.Plan read = OutboxJson.read(plan, OutboxJson.Plan.class);
        return new Kept(read.offsets(), read.memory(), new ArrayList<>(store.deliveries()));
    }

    @Override
    public void plan(Map<String, Long> offsets, PlanMemory memory, List<Delivery> planned) {
        beginWrite();
        store.plan = new OutboxJson.Plan(Map.copyOf(offsets), memory);
        planned.forEach(this::put);
    }

    @Override
    public void write(Delivery delivery) {
        beginWrite();
        put(delivery);
    }

    @Override
    public void forget(Collection<String> ids) {
        beginWrite();
        ids.forEach(store.records::remove);
    }

    @Override
    public void close() {}

    private void beginWrite() {
        if (generation != store.generation) {
            throw new FencedException(null);
        }
        store.beforeWrite.run();
        store.writes++;
    }

    private void put(Delivery delivery) {
        store.records.put(delivery.notification().id(), OutboxJson.write(delivery));
    }
}
