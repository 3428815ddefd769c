package dev.syncwatch.simulate.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Numbers from 0 for values of which there are few, and again and again the same. Any thread may ask. */
final class Few<T> {
    private final Map<T, Integer> numbers = new ConcurrentHashMap<>();
    private final List<T> values = new CopyOnWriteArrayList<>();

    int number(T value) {
        Integer known = numbers.get(value);
        return known != null ? known : learn(value);
    }

    private synchronized int learn(T value) {
        return numbers.computeIfAbsent(value, unknown -> {
            values.add(unknown);
            return values.size() - 1;
        });
    }

    T value(int number) {
        return values.get(number);
    }
}
