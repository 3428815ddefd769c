package dev.syncwatch.window.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.UserEvents;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.Measurement;
import dev.syncwatch.window.UserEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

class UserEventSerializerTest {

    private static final int EVENTS = 50;

    /** Who wrote a measurement keeps its bytes with it. */
    private static final RecursiveComparisonConfiguration WITHOUT_WHAT_IS_KEPT =
            RecursiveComparisonConfiguration.builder()
                    .withIgnoredFieldsMatchingRegexes(".*encoding")
                    .build();

    private final TypeSerializer<UserEvent> serializer = new UserEventSerializer();

    @Property
    void whateverIsInEventsArrives(@ForAll long seed) throws Exception {
        List<UserEvent> events = events(seed);

        assertThat(sent(events, serializer, InstantiationUtil.clone(serializer)))
                .usingRecursiveComparison(WITHOUT_WHAT_IS_KEPT)
                .isEqualTo(events);
    }

    @Property
    void aCopyIsTheSameAndSharesNothingThatChanges(@ForAll long seed) {
        for (UserEvent event : events(seed)) {
            UserEvent copy = serializer.copy(event);

            assertThat(copy).usingRecursiveComparison(WITHOUT_WHAT_IS_KEPT).isEqualTo(event);
            assertThat(copy.addends() == null || copy.addends() != event.addends())
                    .isTrue();
            assertThat(copy.same() == null || copy.same() != event.same()).isTrue();
        }
    }

    @Property
    void whatEventsHaveInCommonArrivesAsOneObject(@ForAll long seed) throws Exception {
        List<UserEvent> events = new ArrayList<>();
        Random random = new Random(seed);
        for (UserEvent event : events(seed)) {
            String[] groups = {"environment=" + random.nextInt(9), random.nextBoolean() ? null : "\u3042"};
            Measurement measurement = new Measurement(new long[] {random.nextInt(9)}, groups, "push", null, false);
            events.add(with(measurement, event));
            events.add(with(measurement, events.get(0)));
        }

        List<UserEvent> received = sent(events, serializer, new UserEventSerializer());

        for (int i = 0; i < received.size(); i += 2) {
            assertThat(received.get(i).measurement())
                    .isSameAs(received.get(i + 1).measurement())
                    .usingRecursiveComparison(WITHOUT_WHAT_IS_KEPT)
                    .isEqualTo(events.get(i).measurement());
        }
    }

    private static UserEvent with(Measurement measurement, UserEvent event) {
        return new UserEvent(
                event.user(),
                event.messageId(),
                event.time(),
                event.late(),
                event.stale(),
                measurement,
                event.addends(),
                event.same(),
                event.sample(),
                event.minute());
    }

    @Test
    void readsFromASnapshotWhoWroteIt() throws Exception {
        TypeSerializerSnapshot<UserEvent> snapshot = serializer.snapshotConfiguration();

        assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(snapshot)
                        .isCompatibleAsIs())
                .isTrue();
    }

    private static List<UserEvent> sent(
            List<UserEvent> events, TypeSerializer<UserEvent> sender, TypeSerializer<UserEvent> receiver)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        DataOutputSerializer copied = new DataOutputSerializer(64);
        for (UserEvent event : events) {
            sender.serialize(event, out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        for (int i = 0; i < events.size(); i++) {
            sender.copy(in, copied);
        }
        DataInputDeserializer copy = new DataInputDeserializer(copied.getCopyOfBuffer());
        List<UserEvent> received = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            received.add(receiver.deserialize(copy));
        }
        assertThat(copy.available()).isZero();
        return received;
    }

    private static List<UserEvent> events(long seed) {
        Draw draw = new Draw(new Random(seed));
        List<UserEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(draw.event());
        }
        return events;
    }

    /** Few texts and many, short and long, of every script; numbers of every size. */
    private record Draw(Random random) {

        private static final String LETTERS = "ab\u0000\u001f\u007f\u00e4\u20ac\u3042";

        UserEvent event() {
            return UserEvents.of(
                    text(),
                    random.nextLong(),
                    random.nextLong(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    longs(),
                    texts(),
                    decimals(),
                    longs(),
                    text(),
                    random.nextInt(4) == 0 ? null : Outcome.values()[random.nextInt(Outcome.values().length)],
                    text(),
                    random.nextBoolean(),
                    random.nextBoolean() ? UserEvent.NO_MINUTE : random.nextLong());
        }

        private String text() {
            int length = random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(4);
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\ud83d\ude00" : "");
            while (text.length() < length) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            return random.nextInt(5) == 0 ? null : text.toString();
        }

        private String[] texts() {
            String[] texts = new String[random.nextInt(5)];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text();
            }
            return random.nextInt(5) == 0 ? null : texts;
        }

        private long[] longs() {
            return random.nextInt(5) == 0
                    ? null
                    : random.longs(random.nextInt(3) == 0 ? 200 : random.nextInt(3))
                            .toArray();
        }

        private BigDecimal[] decimals() {
            BigDecimal[] decimals = new BigDecimal[random.nextInt(4)];
            for (int i = 0; i < decimals.length; i++) {
                decimals[i] = decimal();
            }
            return random.nextInt(5) == 0 ? null : decimals;
        }

        private BigDecimal decimal() {
            return switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> BigDecimal.valueOf(random.nextInt(20) - 10);
                case 2 -> BigDecimal.valueOf(random.nextLong());
                default -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(800) - 400);
            };
        }
    }
}
