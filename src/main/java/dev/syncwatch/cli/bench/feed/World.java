package dev.syncwatch.cli.bench.feed;

import dev.syncwatch.simulate.App;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.Wild;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A simulated app whose telemetry is read, of as many people as the wanted number of events takes. Every half hour begins with five
 * minutes in which nine of ten pushes fail, so that each part of it holds what the whole holds.
 */
public enum World {
    /** Two hours of a morning in which nearly everybody is there, with everything that goes wrong on any day. */
    MORNING(Duration.ofHours(2), 24, true),
    /** An hour in which no event is sent twice: for jobs that don't look for that. */
    NOTHING_TWICE(Duration.ofHours(1), 24, false),
    /** Short: what a pane costs counts as little as in an app of a million people. */
    DENSE(Duration.ofMinutes(42), 24, true),
    /** The same, for many more events: as dense as a machine that never waits sees them. */
    SATURATED(Duration.ofMinutes(42), 24, true),
    /** Three hours of people who hardly put their phones down: many events of few people. */
    CROWDED(Duration.ofHours(3), 96, true),
    /** Forty-eight hours, all alike, of people who come as often as the runbook's. */
    TWO_DAYS(Duration.ofDays(2), 3, true);

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration OUTAGE = Duration.ofMinutes(5);
    private static final double SHARE = 0.9;
    private static final int PROBE_USERS = 2_000;
    /** What one person does varies; rather a little too many. */
    private static final double MARGIN = 1.03;

    private final Duration length;
    private final double sessionsPerDay;
    private final boolean twice;

    World(Duration length, double sessionsPerDay, boolean twice) {
        this.length = length;
        this.sessionsPerDay = sessionsPerDay;
        this.twice = twice;
    }

    /** As long as it is when all of it is read. */
    public Duration length() {
        return length;
    }

    /** Of so many people. */
    public Scenario of(int users) {
        return of(users, length);
    }

    /** Of so many people, and so long. */
    public Scenario of(int users, Duration length) {
        App app = App.USUAL;
        Wild wild = Wild.USUAL;
        return new Scenario(
                "bench",
                "What benchmarks read.",
                users,
                START,
                length,
                new App(sessionsPerDay, app.session(), false, app.cadence(), app.retries(), app.versions()),
                new Wild(
                        wild.flaky(),
                        wild.offline(),
                        wild.wrongClocks(),
                        twice ? wild.sdkRetries() : 0,
                        wild.expiredTokens(),
                        wild.lostStorage()),
                Scenario.Envelopes.FLAT,
                outages(length),
                List.of());
    }

    private static List<Incident> outages(Duration length) {
        List<Incident> outages = new ArrayList<>();
        for (Duration from = Duration.ZERO; from.plus(OUTAGE).compareTo(length) <= 0; from = from.plus(HALF_HOUR)) {
            outages.add(
                    Incident.of("outage-" + from.toMinutes(), Incident.Kind.OUTAGE, from, from.plus(OUTAGE), SHARE));
        }
        return outages;
    }

    /** Of as many people as send at least so many events. */
    public Scenario ofEvents(long events) {
        AtomicLong probed = new AtomicLong();
        Simulation.of(of(PROBE_USERS), 1).advance(Long.MAX_VALUE, (kind, arrival, key, json) -> {
            if (kind == Emissions.Kind.TELEMETRY) {
                probed.incrementAndGet();
            }
        });
        double users = (double) events / probed.get() * PROBE_USERS * MARGIN;
        return of((int) Math.min(Math.max(users, 1), Scenario.MOST_USERS));
    }

    /** In Kafka. */
    String topic() {
        return "bench-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
