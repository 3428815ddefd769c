package dev.syncwatch.window.resident;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;

/**
 * A map of keyed state that stays in memory from one checkpoint to the next, for what is touched at every pane end: a backend that keeps bytes
 * would read and write all of it each time. Serves one thread, under keys that are few.
 */
public final class ResidentMap<K, V> {

    private final MapState<K, V> state;
    private final Map<String, Resident<K, V>> byKey = new HashMap<>();

    /**
     * @param saved what state has, until the next {@link #save}
     */
    private record Resident<K, V>(Map<K, V> map, Set<K> saved) {}

    public ResidentMap(MapState<K, V> state) {
        this.state = state;
    }

    /**
     * All that is kept under a key, free to be changed until the next {@link #save}.
     *
     * @param key the current one
     */
    public Map<K, V> of(String key) throws Exception {
        Resident<K, V> known = byKey.get(key);
        if (known == null) {
            known = read();
            byKey.put(key, known);
        }
        return known.map;
    }

    private Resident<K, V> read() throws Exception {
        Map<K, V> map = new LinkedHashMap<>();
        for (Map.Entry<K, V> entry : state.entries()) {
            map.put(entry.getKey(), entry.getValue());
        }
        return new Resident<>(map, new HashSet<>(map.keySet()));
    }

    /** Lets go of a key under which nothing is kept any more, so that keys that end do not add up without a checkpoint. */
    public void forgetIfEmpty(String key) {
        Resident<K, V> known = byKey.get(key);
        if (known != null && known.map.isEmpty() && known.saved.isEmpty()) {
            byKey.remove(key);
        }
    }

    /**
     * Hands all of it over to state, which is about to be saved, and lets go of it: from then on state says which objects may be changed while
     * it is being written.
     *
     * @param current makes a key the current one
     */
    public void save(KeySetter current) throws Exception {
        for (Map.Entry<String, Resident<K, V>> resident : byKey.entrySet()) {
            current.set(resident.getKey());
            save(resident.getValue());
        }
        byKey.clear();
    }

    private void save(Resident<K, V> resident) throws Exception {
        for (K key : resident.saved) {
            if (!resident.map.containsKey(key)) {
                state.remove(key);
            }
        }
        if (!resident.map.isEmpty()) {
            state.putAll(resident.map);
        }
    }

    /** Makes a key the one whose state is read and written. */
    @FunctionalInterface
    public interface KeySetter {
        void set(String key);
    }
}
