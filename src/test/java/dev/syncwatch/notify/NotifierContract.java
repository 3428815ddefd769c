package dev.syncwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.standalone.vendor.VendorFault;
import dev.syncwatch.standalone.vendor.VendorStandIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every vendor's client keeps. A new channel extends this with its client and its stand-in, and passes. */
@Timeout(30)
public abstract class NotifierContract {
    private static final Instant NOW = Instant.parse("2026-01-05T10:07:21Z");

    private VendorStandIn vendor;
    private Notifier notifier;

    /** A vendor with nothing open. */
    protected abstract VendorStandIn vendor();

    /** A client of the vendor whose calls end within {@code callWithin}. */
    protected abstract Notifier notifier(VendorStandIn vendor, Duration callWithin, Clock clock);

    /** What must never be seen in an outcome. */
    protected abstract String secret();

    @BeforeEach
    void start() {
        vendor = vendor();
        notifier = notifier(vendor, Duration.ofSeconds(10), new SteppingClock(NOW));
    }

    @AfterEach
    void stop() {
        notifier.close();
        vendor.close();
    }

    static List<VendorFault> passingFaults() {
        return VendorFault.passing();
    }

    @Test
    void opensAndClosesWhatItIsTold() {
        Delivered opened = (Delivered) notifier.send(first(open()));
        assertThat(vendor.state()).containsValue("open");

        Attempt closing = new Attempt(close(), opened.reference(), NOW, false);
        assertThat(notifier.send(closing)).isInstanceOf(Delivered.class);
        assertThat(vendor.state()).hasSize(1).containsValue("closed");
        assertThat(vendor.violations()).isEmpty();
    }

    @Test
    void opensOnce_whenTheFirstTellingMayHaveArrived() {
        Outcome first = notifier.send(first(open()));

        assertThat(notifier.send(again(open()))).isEqualTo(first);
        assertThat(vendor.state()).hasSize(1).containsValue("open");
        assertThat(vendor.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void endsAsIfNothingHadHappened_whenTriedAgainAfter(VendorFault fault) {
        vendor.failNext(fault);
        Duration callWithin = Duration.ofSeconds(fault.hangs() ? 1 : 10);
        try (Notifier disturbed = notifier(vendor, callWithin, new SteppingClock(NOW))) {
            Retry failed = (Retry) disturbed.send(first(open()));
            Attempt second = new Attempt(open(), null, NOW, failed.mayHaveArrived());

            assertThat(disturbed.send(second)).isInstanceOf(Delivered.class);
        }
        assertThat(vendor.state()).hasSize(1).containsValue("open");
        assertThat(vendor.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void asksToBeTriedAgainAfterOneRequest_whenFaultMayPass(VendorFault fault) {
        vendor.failNext(fault);
        // Long enough for the request to get there when this is the first call of the process.
        Duration callWithin = Duration.ofSeconds(fault.hangs() ? 1 : 10);

        try (Notifier disturbed = notifier(vendor, callWithin, new SteppingClock(NOW))) {
            assertThat(disturbed.send(first(open()))).isInstanceOf(Retry.class);
        }
        assertThat(vendor.requests()).isEqualTo(1);
    }

    @Test
    void passesOnHowLongToWait_whenVendorSaysSoInSeconds() {
        vendor.failNext(VendorFault.tooManyRequests("7"));

        assertThat(retry()).extracting(Retry::after, Retry::wholeChannel).containsExactly(Duration.ofSeconds(7), true);
    }

    @Test
    void passesOnHowLongToWait_whenVendorSaysSoByDate() {
        vendor.failNext(VendorFault.tooManyRequests("Mon, 05 Jan 2026 10:08:21 GMT"));

        assertThat(retry().after()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void holdsWholeChannel_whenThereAreTooManyRequestsAndNoTimeIsGiven() {
        vendor.failNext(VendorFault.tooManyRequests());

        assertThat(retry()).extracting(Retry::after, Retry::wholeChannel).containsExactly(Duration.ZERO, true);
    }

    @Test
    void doesNotFollowRedirects() {
        vendor.failNext(VendorFault.redirect(vendor.endpoint().toString()));

        assertThat(notifier.send(first(open()))).isInstanceOf(Retry.class);
        assertThat(vendor.requests()).isEqualTo(1);
    }

    @Test
    void asksToBeTriedAgain_whenNobodyListens() {
        vendor.close();

        assertThat(notifier.send(first(open()))).isInstanceOf(Retry.class);
    }

    @Test
    void asksToBeTriedAgain_whenTheVendorsNameIsUnknown() {
        Notifier astray = notifier(new Astray(vendor), Duration.ofSeconds(10), new SteppingClock(NOW));

        assertThat(astray.send(first(open()))).isInstanceOf(Retry.class);
        assertThat(vendor.requests()).isZero();
    }

    @Test
    void givesUpTheFullFormAndDeliversThePlainOne_whenVendorRejectsTheFirst() {
        vendor.failNext(VendorFault.rejection());

        assertThat(notifier.send(first(open()))).isInstanceOf(GiveUp.class);
        assertThat(notifier.send(first(open().asPlain()))).isInstanceOf(Delivered.class);
        assertThat(vendor.state()).containsValue("open");
        assertThat(vendor.violations()).isEmpty();
    }

    @Test
    void keepsItsSecret_whenVendorQuotesTheRequest() {
        vendor.failNext(VendorFault.rejectionThatQuotesTheRequest());

        assertThat(notifier.send(first(open())).toString()).doesNotContain(secret());
        assertThat(notifier.toString()).doesNotContain(secret());
    }

    private Retry retry() {
        return (Retry) notifier.send(first(open()));
    }

    private static Attempt first(Notification notification) {
        return Attempt.first(notification, NOW);
    }

    private static Attempt again(Notification notification) {
        return new Attempt(notification, null, NOW, true);
    }

    private static Notification open() {
        return notification(Action.OPEN, ChangeJson.failureRate());
    }

    private static Notification close() {
        return notification(
                Action.CLOSE, ChangeJson.failureRate().then("resolved", Instant.parse("2026-01-05T10:31:20Z")));
    }

    private static Notification notification(Action action, ChangeJson json) {
        PublishedChange change = (PublishedChange) new ChangeReader().read(json.bytes());
        return Notifications.of(action, change);
    }

    /** The vendor under a name that no name server knows (RFC 6761). */
    private record Astray(VendorStandIn vendor) implements VendorStandIn {
        @Override
        public URI endpoint() {
            return URI.create(vendor.endpoint().toString().replace("127.0.0.1", "vendor.invalid"));
        }

        @Override
        public void failNext(VendorFault... faults) {
            vendor.failNext(faults);
        }

        @Override
        public int requests() {
            return vendor.requests();
        }

        @Override
        public Map<String, String> state() {
            return vendor.state();
        }

        @Override
        public List<String> violations() {
            return vendor.violations();
        }

        @Override
        public void close() {
            vendor.close();
        }
    }
}
