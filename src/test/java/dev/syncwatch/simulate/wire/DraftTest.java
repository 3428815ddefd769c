package dev.syncwatch.simulate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.post.Drafts;
import dev.syncwatch.simulate.post.Seconds;
import dev.syncwatch.telemetry.EventName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final long START = 1_767_600_000_000L;
    private static final int SECONDS = 5;

    private final Vocabulary vocabulary = new Vocabulary();
    private final Report report = new Report(vocabulary);

    private record Place(long arrival, long caused, int user, int number) {}

    /** Several crowds' drafts, of which many share a moment, and some all of their place but who said it first. */
    @Property
    void theOrderIsThatOfTheirPlacesWhoeverKeptThem(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int crowds) {
        Random random = new Random(seed);
        List<Seconds> kept = new ArrayList<>();
        List<Place> expected = new ArrayList<>();
        for (int crowd = 0; crowd < crowds; crowd++) {
            kept.add(new Seconds(START, START + SECONDS * 1000));
            for (int number = 0; number < 100; number++) {
                long arrival = START + random.nextInt(SECONDS + 1) * 1000 + random.nextInt(20);
                Place place = new Place(arrival, arrival - random.nextInt(3), 10 * crowd + random.nextInt(3), number);
                kept.get(crowd).add(said(place));
                expected.add(place);
            }
        }
        expected.removeIf(place -> place.arrival() >= START + SECONDS * 1000);
        expected.sort(Comparator.comparingLong(Place::arrival)
                .thenComparingLong(Place::caused)
                .thenComparingInt(Place::user));
        assertThat(inOrder(kept)).isEqualTo(expected);
    }

    private Draft said(Place place) {
        return report.of(place.user(), 0)
                .event(EventName.STARTED, Trigger.MANUAL, place.number(), 0)
                .times(place.arrival(), place.caused(), place.caused(), place.caused());
    }

    private List<Place> inOrder(List<Seconds> kept) {
        Drafts drafts = new Drafts();
        List<Place> places = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            drafts.clear();
            for (Seconds seconds : kept) {
                seconds.move(second, drafts);
            }
            drafts.sort();
            for (int at = 0; at < drafts.size(); at++) {
                Report read = new Report(vocabulary);
                read.moveTo(drafts.get(at));
                places.add(new Place(read.arrival(), read.caused(), read.user(), read.number()));
            }
        }
        return places;
    }

    @Property
    void whatWasPutThereIsRead(
            @ForAll @IntRange(max = 99_999_999) int user,
            @ForAll @IntRange int session,
            @ForAll long clockError,
            @ForAll @IntRange int number,
            @ForAll @IntRange int dirty,
            @ForAll int delta,
            @ForAll @IntRange int duration,
            @ForAll @LongRange(max = 86_400_000) long way,
            @ForAll EventName name,
            @ForAll Trigger trigger,
            @ForAll Envelope envelope,
            @ForAll SkipReason reason,
            @ForAll boolean withStart,
            @ForAll boolean ios) {
        Failure failure = new Failure("push", 500, "failed " + (user & 7));
        Device device = vocabulary.device(ios, "1." + (user & 7));
        long[] among = new long[3 * Draft.SIZE];
        report.of(user, session)
                .event(name, trigger, number, dirty)
                .result(delta, duration)
                .withStart(withStart)
                .failure(failure)
                .reason(reason)
                .from(device, envelope, clockError)
                .times(START, START - way, START - way - 100, START - 30)
                .copyTo(among, Draft.SIZE);
        Report read = new Report(vocabulary);
        read.moveTo(among, Draft.SIZE);
        assertThat(read.kind()).isEqualTo(Emissions.Kind.TELEMETRY);
        assertThat(List.of(read.user(), read.session(), read.number(), read.dirtyCount()))
                .containsExactly(user, session, number, dirty);
        assertThat(List.of(read.queueDelta(), read.durationMillis())).containsExactly(delta, duration);
        assertThat(List.of(read.arrival(), read.caused(), read.occurred(), read.sent(), read.clockErrorMillis()))
                .containsExactly(START, START - way, START - way - 100, START - 30, clockError);
        assertThat(List.<Object>of(read.name(), read.trigger(), read.envelope(), read.reason(), read.withStart()))
                .containsExactly(name, trigger, envelope, reason, withStart);
        assertThat(read.failure()).isEqualTo(failure);
        assertThat(read.device()).isSameAs(device);
    }

    @Test
    void oneBegunAnewKeepsNothingThatItDoesNotSay() {
        report.of(1, 2)
                .event(EventName.SKIPPED, Trigger.LOGIN, 3, 4)
                .withStart(true)
                .reason(SkipReason.DISABLED);
        report.of(1, 2).event(EventName.COMPLETED, Trigger.SCHEDULED, 5, 6);
        assertThat(report.withStart()).isFalse();
        assertThat(List.<Object>of(report.name(), report.trigger()))
                .containsExactly(EventName.COMPLETED, Trigger.SCHEDULED);
    }

    @Test
    void linesOfTheLogAndTheFlagAreDraftsToo() {
        LogLine line = new LogLine().of(7, Request.LESSONS, 404).written(LogLine.Form.CLOUD_PAYLOAD, START, START + 40);
        assertThat(List.<Object>of(line.kind(), line.user(), line.request(), line.status(), line.form()))
                .containsExactly(Emissions.Kind.LOG, 7, Request.LESSONS, 404, LogLine.Form.CLOUD_PAYLOAD);
        assertThat(List.of(line.caused(), line.arrival())).containsExactly(START, START + 40);
        for (boolean enabled : new boolean[] {true, false}) {
            FlagLine flag = new FlagLine(enabled, START);
            assertThat(List.<Object>of(flag.kind(), flag.enabled(), flag.arrival()))
                    .containsExactly(Emissions.Kind.REMOTE_CONFIG, enabled, START);
        }
    }
}
