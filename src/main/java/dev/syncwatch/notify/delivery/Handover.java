package dev.syncwatch.notify.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes incidents that one channel can't tell to the channels that stand in for it. Used by all channels' threads. */
final class Handover {
    private final Map<String, Set<Overdue>> byFallback = new ConcurrentHashMap<>();
    private final List<ChannelSpec> channels;

    /** An incident that {@code channel} has not been able to tell for too long. */
    record Overdue(String channel, String incident) {}

    Handover(List<ChannelSpec> channels) {
        this.channels = List.copyOf(channels);
        channels.forEach(channel -> byFallback.put(channel.name(), ConcurrentHashMap.newKeySet()));
    }

    /** Tells those that stand in for {@code overdue.channel()}. */
    void give(Overdue overdue) {
        channels.stream()
                .filter(channel -> overdue.channel().equals(channel.fallbackFor()))
                .forEach(channel -> byFallback.get(channel.name()).add(overdue));
    }

    /** The incidents that {@code channel} has to tell for others. */
    Collection<Overdue> waiting(String channel) {
        return List.copyOf(byFallback.get(channel));
    }

    /** These have been written down by {@code channel}. */
    void done(String channel, Collection<Overdue> told) {
        byFallback.get(channel).removeAll(told);
    }
}
