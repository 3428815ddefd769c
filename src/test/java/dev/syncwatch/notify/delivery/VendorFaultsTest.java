package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.pagerduty.PagerDutyNotifier;
import dev.syncwatch.notify.pagerduty.PagerDutySettings;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the vendor does wrong at whichever request, its board ends as if it had done nothing wrong. */
@Timeout(60)
class VendorFaultsTest {
    private static final Instant LATER = Instant.parse("2026-01-05T10:31:20Z");

    private static final List<PagerDutyStandIn.Alert> UNDISTURBED = List.of(alert("a", false), alert("b", true));

    private static final Duration PATIENT = Duration.ofSeconds(10);

    static Stream<VendorFault> everyFault() {
        return Stream.concat(VendorFault.passing().stream(), Stream.of(VendorFault.rejection()));
    }

    @Test
    void endsWithOneClosedAndOneOpenAlert_whenNothingGoesWrong() {
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            run(vendor, PATIENT);
            assertThat(vendor.requests()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void endsTheSame_whenTheFirstTriggerMeets(VendorFault fault) {
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            vendor.failNext(fault);
            run(vendor, callWithin(fault));
        }
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void endsTheSame_whenSeveralRequestsMeet(VendorFault fault) {
        boolean rejects = fault.status() == 400;
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            vendor.failNext(rejects ? new VendorFault[] {fault} : new VendorFault[] {fault, fault, fault, fault});
            run(vendor, callWithin(fault));
        }
    }

    @Test
    void endsTheSame_afterAnHourOfOutage() {
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            VendorFault[] hour = new VendorFault[80];
            Arrays.fill(hour, VendorFault.serverError());
            vendor.failNext(hour);
            SessionBench bench = bench(vendor, PATIENT);
            bench.turns(40);
            assertThat(vendor.alerts()).isEmpty();
            bench.turns(60);
            expectUndisturbedEnd(vendor, bench);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void endsTheSame_whenChangesAreReadTwice(VendorFault fault) {
        try (PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            vendor.failNext(fault);
            SessionBench bench = bench(vendor, callWithin(fault));
            bench.turn().restart().turn().restart().turns(12);
            expectUndisturbedEnd(vendor, bench);
        }
    }

    private static void run(PagerDutyStandIn vendor, Duration callWithin) {
        SessionBench bench = bench(vendor, callWithin);
        bench.turns(12);
        expectUndisturbedEnd(vendor, bench);
    }

    private static Duration callWithin(VendorFault fault) {
        return fault.hangs() ? Duration.ofMillis(500) : PATIENT;
    }

    private static void expectUndisturbedEnd(PagerDutyStandIn vendor, SessionBench bench) {
        assertThat(vendor.alerts()).containsExactlyInAnyOrderElementsOf(UNDISTURBED);
        assertThat(vendor.violations()).isEmpty();
        assertThat(bench.deadLetters()).isEmpty();
        assertThat(bench.deliveries()).hasSize(3).allMatch(Delivery::isSettled);
    }

    private static SessionBench bench(PagerDutyStandIn vendor, Duration callWithin) {
        PagerDutySettings settings = new PagerDutySettings(
                vendor.endpoint(), new Secret(PagerDutyStandIn.ROUTING_KEY), callWithin, callWithin);
        ChangeJson a = alertIn("a");
        return new SessionBench(new PagerDutyNotifier(settings, Clock.systemUTC()))
                .publish(a)
                .publish(alertIn("b"))
                .publish(a.then("resolved", LATER));
    }

    /** An alert of an environment of its own, and so of an incident of its own. */
    private static ChangeJson alertIn(String environment) {
        return ChangeJson.failureRate()
                .alert(environment)
                .withJson("group", "{\"environment\":\"" + environment + "\"}");
    }

    private static PagerDutyStandIn.Alert alert(String key, boolean open) {
        return new PagerDutyStandIn.Alert(
                "incident/" + key + "@2026-01-05T10:07:20Z",
                open,
                "Failure rate 10.4 % over 15 min, above 10 % (production)",
                "critical");
    }
}
