package dev.syncwatch.notify.blind.condition;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.page.Text;
import dev.syncwatch.notify.page.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a channel keeps failing: every attempt for some minutes, or something was given up. Told by the channels' own threads; the
 * only class of its package that needs a clock, because a {@link DeliveryListener} is told no time.
 */
public final class ChannelWatch implements DeliveryListener {
    private static final int LONGEST_REASON = 200;

    private final Limits limits;
    private final Clock clock;
    private final Map<String, Known> channels = new TreeMap<>();

    /**
     * When a channel counts as failing.
     *
     * @param failingFor how long every attempt has failed
     * @param attempts   and how many at least
     * @param lossStays  how long something that was given up is told, at least
     */
    public record Limits(Duration failingFor, int attempts, Duration lossStays) {

        /** 5 min and 3 attempts; 15 min. */
        public static Limits defaults() {
            return new Limits(Duration.ofMinutes(5), 3, Duration.ofMinutes(15));
        }
    }

    /** What is known of one channel; nulls where nothing of the kind has happened since it last delivered. */
    private static final class Known {
        private Instant failingSince;
        private int failures;
        private Instant lostAt;
        private boolean deliveredSince;
        private String reason = "";
        private Instant evaluatedTo;
        private Instant stuckSince;
    }

    public ChannelWatch(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public synchronized void tried(String channel, Notification notification, Outcome outcome) {
        Known known = known(channel);
        if (outcome instanceof Outcome.Delivered) {
            known.failingSince = null;
            known.failures = 0;
            known.deliveredSince = true;
            return;
        }
        known.failingSince = known.failingSince == null ? clock.instant() : known.failingSince;
        known.failures++;
        known.reason = outcome instanceof Outcome.Retry retry ? retry.reason() : ((Outcome.GiveUp) outcome).reason();
    }

    @Override
    public synchronized void lost(String channel, String reason) {
        Known known = known(channel);
        known.lostAt = clock.instant();
        known.deliveredSince = false;
        known.reason = reason;
    }

    @Override
    public synchronized void reached(String channel, Instant evaluatedTo) {
        Known known = known(channel);
        known.evaluatedTo = evaluatedTo;
        known.stuckSince = null;
    }

    @Override
    public synchronized void troubled(String channel, String reason) {
        Known known = known(channel);
        known.stuckSince = known.stuckSince == null ? clock.instant() : known.stuckSince;
        known.reason = reason;
    }

    /** While Kafka does not answer no channel can go on, and that is told by itself. */
    public synchronized void kafkaIsAway() {
        channels.values().forEach(known -> known.stuckSince = null);
    }

    /** The least T that a channel has said to have read up to; null if none has said so. */
    public synchronized Instant reachedByAll() {
        return channels.values().stream()
                .map(channel -> channel.evaluatedTo)
                .filter(reached -> reached != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** One finding a channel that has had something to do. */
    public synchronized List<Finding> look(Instant now) {
        return channels.entrySet().stream()
                .map(channel -> look(channel.getKey(), channel.getValue(), now))
                .toList();
    }

    private Finding look(String channel, Known known, Instant now) {
        String what = what(channel);
        if (known.lostAt != null && known.deliveredSince && !now.isBefore(known.lostAt.plus(limits.lossStays()))) {
            known.lostAt = null;
        }
        if (known.failingSince != null
                && known.failures >= limits.attempts()
                && !now.isBefore(known.failingSince.plus(limits.failingFor()))) {
            return Finding.blind(failing(channel, known, now));
        }
        if (known.stuckSince != null && !now.isBefore(known.stuckSince.plus(limits.failingFor()))) {
            return Finding.blind(stuck(channel, known, now));
        }
        return known.lostAt != null ? Finding.blind(lossOf(channel, known, now)) : Finding.clear(what);
    }

    /** The condition's name. */
    public static String what(String channel) {
        return "channel/" + channel;
    }

    private Blindness failing(String channel, Known known, Instant now) {
        String span = StandstillWords.span(known.failingSince, now);
        return blindness(
                channel,
                known.failingSince,
                "Channel " + channel + " fails: nothing got through for " + span + "; pages sent there do not arrive",
                "All " + known.failures + " attempts since " + Wording.time(known.failingSince, now)
                        + " failed; Syncwatch goes on trying for a day. The last answer: " + line(known.reason));
    }

    private Blindness stuck(String channel, Known known, Instant now) {
        return blindness(
                channel,
                known.stuckSince,
                "Channel " + channel + " stands still for " + StandstillWords.span(known.stuckSince, now)
                        + "; pages sent there do not leave",
                "It can't read or write its topics in Kafka, though Kafka answers. The last reason: "
                        + line(known.reason));
    }

    private Blindness lossOf(String channel, Known known, Instant now) {
        return blindness(
                channel,
                known.lostAt,
                "Channel " + channel + " lost a page: it was given up, and nobody there was told",
                "At " + Wording.time(known.lostAt, now) + " a notification was given up and is in the dead letters. "
                        + line(known.reason));
    }

    private static Blindness blindness(String channel, Instant since, String title, String story) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("channel", channel);
        return new Blindness(
                what(channel),
                since,
                Severity.CRITICAL,
                title,
                story,
                "that there are no alerts: there may be some that " + channel + " has not shown. Detection goes on.",
                List.of(
                        "Look at the open alerts by hand (topic learning-sync.alerts), as " + channel
                                + " may not show them.",
                        "Does the vendor have an outage (its status page)? Is the key or token still valid?"
                                + " `syncwatch doctor` says what answers.",
                        "What was given up is in learning-sync.notifications.dead-letters."),
                facts);
    }

    private static String line(String reason) {
        return Text.cut(Text.line(reason), LONGEST_REASON);
    }

    private Known known(String channel) {
        return channels.computeIfAbsent(channel, unused -> new Known());
    }
}
