package dev.syncwatch.notify.blind.telling;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.blind.condition.ChannelWatch;
import dev.syncwatch.notify.blind.condition.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns findings into pages on every channel, but for what is told of a channel: that goes to the others. */
public final class Teller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final Gate.Limits limits;
    private final Map<String, Gate> gates = new HashMap<>();
    private final List<BlindChannel> channels;

    /**
     * @param notifiers by channel; they are closed with this
     * @param listener  is told of every attempt
     * @param quiet     after a close, how long the same condition opens nothing
     * @param repeat    from one telling of what is open to the next
     */
    public Teller(
            Map<String, Notifier> notifiers, DeliveryListener listener, Clock clock, Duration quiet, Duration repeat) {
        this.limits = new Gate.Limits(quiet, repeat);
        this.channels = notifiers.entrySet().stream()
                .map(channel -> new BlindChannel(channel.getKey(), channel.getValue(), listener, clock))
                .toList();
    }

    /** {@code expected}: somebody has said before that these would come, so that nobody is called for them. */
    public void tell(List<Finding> findings, boolean expected, Instant now) {
        for (Finding finding : findings) {
            gates.computeIfAbsent(finding.what(), unused -> new Gate(limits))
                    .next(finding, expected, now)
                    .ifPresent(telling -> send(finding.what(), BlindPages.of(telling, now)));
        }
        gates.values().removeIf(gate -> gate.idle(now));
    }

    private void send(String what, Notification notification) {
        LOG.warn("{}: {}", notification.action(), notification.page().title());
        channels.stream()
                .filter(channel -> !ChannelWatch.what(channel.name()).equals(what))
                .forEach(channel -> channel.add(notification));
    }

    @Override
    public void close() {
        channels.forEach(BlindChannel::close);
    }
}
