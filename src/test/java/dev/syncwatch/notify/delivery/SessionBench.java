package dev.syncwatch.notify.delivery;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.outbox.MemoryOutbox;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.plan.ChannelRules;
import dev.syncwatch.notify.silence.SilenceBook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A channel's session over topics in memory and a clock that moves by hand; it can crash and go on. */
final class SessionBench {
    static final String CHANNEL = "pagerduty";

    private final List<Input> topic = new ArrayList<>();
    private final MemoryOutbox.Store store = new MemoryOutbox.Store();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-05T10:07:21Z"));
    private final MockProducer<byte[], byte[]> deadLetters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ChannelSpec channel;
    private final Handover handover;
    private final List<Integer> doubles = new ArrayList<>();
    private Instant arrived = Instant.MIN;
    private ChannelSession session;

    SessionBench(Notifier notifier) {
        this(new ChannelSpec(new ChannelRules(CHANNEL, null), notifier, null), List.of());
    }

    /** With channels that may stand in for this one. */
    SessionBench(ChannelSpec channel, List<ChannelSpec> others) {
        this.channel = channel;
        List<ChannelSpec> all = new ArrayList<>(others);
        all.add(channel);
        handover = new Handover(all);
        restart();
    }

    SessionBench publish(ChangeJson... changes) {
        for (ChangeJson change : changes) {
            topic.add(new Input.Change((PublishedChange) new ChangeReader().read(change.bytes())));
        }
        return this;
    }

    SessionBench publish(Input input) {
        topic.add(input);
        return this;
    }

    SessionBench evaluatedTo(String time) {
        return publish(new Input.Time(Instant.parse(time)));
    }

    /** The newest of what rules have still to judge. */
    SessionBench arrivedUpTo(String time) {
        arrived = Instant.parse(time);
        return this;
    }

    SessionBench turn() {
        session.turn();
        return this;
    }

    /** As many turns as it takes for {@code times} full waits, 90 s apart: longer than any backoff. */
    SessionBench turns(int times) {
        for (int i = 0; i < times; i++) {
            session.turn();
            clock.advance(Duration.ofSeconds(90));
        }
        return this;
    }

    SessionBench advance(Duration step) {
        clock.advance(step);
        return this;
    }

    /** Forgets all but what is written down, and starts anew. */
    SessionBench restart() {
        session = new ChannelSession(
                channel,
                new SessionParts(
                        new MemoryOutbox(store),
                        new Topic(),
                        () -> arrived,
                        new DeadLetters(deadLetters, "dead-letters"),
                        new SilenceBook(),
                        handover,
                        NotificationSettings.defaults("nowhere:9092"),
                        new Doubles(),
                        clock));
        session.open();
        return this;
    }

    MemoryOutbox.Store store() {
        return store;
    }

    List<Delivery> deliveries() {
        return store.deliveries();
    }

    Handover handover() {
        return handover;
    }

    /** How many doubles were found, each time that some were. */
    List<Integer> doubles() {
        return doubles;
    }

    List<String> deadLetters() {
        return deadLetters.history().stream()
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private final class Doubles implements DeliveryListener {
        @Override
        public void doubled(String name, Notification notification, int found) {
            doubles.add(found);
        }
    }

    /** Reads all that was published when asked, from where it is told to. */
    private final class Topic implements Inputs {
        private int next;
        private int end;

        @Override
        public void open(Map<String, Long> offsets) {
            next = offsets.getOrDefault("topic-0", 0L).intValue();
            end = topic.size();
        }

        @Override
        public List<Input> poll(Duration longest) {
            List<Input> read = List.copyOf(topic.subList(next, topic.size()));
            next = topic.size();
            return read;
        }

        @Override
        public boolean isCaughtUp() {
            return next >= end;
        }

        @Override
        public Map<String, Long> offsets() {
            return Map.of("topic-0", (long) next);
        }

        @Override
        public void close() {}
    }
}
