package dev.syncwatch.notify.delivery;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes incidents that one channel can't tell to the channels that stand in for it. Used by all channels' threads. */
final class Handover {
    private final Map<String, Queue<Overdue>> byFallback = new ConcurrentHashMap<>();
    private final List<ChannelSpec> channels;

    /** An incident that {@code channel} has not been able to tell for too long. */
    record Overdue(String channel, String incident) {}

    Handover(List<ChannelSpec> channels) {
        this.channels = List.copyOf(channels);
        channels.forEach(channel -> byFallback.put(channel.name(), new ConcurrentLinkedQueue<>()));
    }

    /** Tells those that stand in for {@code overdue.channel()}. */
    void give(Overdue overdue) {
        channels.stream()
                .filter(channel -> overdue.channel().equals(channel.fallbackFor()))
                .forEach(channel -> byFallback.get(channel.name()).add(overdue));
    }

    /** The next incident that {@code channel} has to tell for another; null if there is none. */
    Overdue take(String channel) {
        return byFallback.get(channel).poll();
    }
}
