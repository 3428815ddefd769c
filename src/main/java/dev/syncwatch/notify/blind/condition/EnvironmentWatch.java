package dev.syncwatch.notify.blind.condition;

import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.page.Text;
import dev.syncwatch.notify.page.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether an environment that sent events has fallen silent. It goes by time that was seen: heartbeats move it, each by a few
 * seconds at most. So it stands while they do not arrive, and a gap in sight is never taken for silence.
 */
public final class EnvironmentWatch {
    private static final long LONGEST_STEP_MILLIS = 10_000;
    private static final int MOST_ENVIRONMENTS = 200;
    private static final int LONGEST_NAME = 64;

    private final Limits limits;
    private final Map<String, HourOfEvents> environments = new LinkedHashMap<>();
    private long seenMillis;
    private long newestHeartbeat = Long.MIN_VALUE;

    /**
     * When silence is told.
     *
     * @param minimumEvents in the hour up to an environment's last event
     * @param silence       how long none may come
     * @param forgetAfter   so long silent, an environment counts as closed down
     */
    public record Limits(long minimumEvents, Duration silence, Duration forgetAfter) {

        /** 100 events, 10 min, a day. */
        public static Limits defaults() {
            return new Limits(100, Duration.ofMinutes(10), Duration.ofDays(1));
        }
    }

    public EnvironmentWatch(Limits limits) {
        this.limits = limits;
    }

    /** A heartbeat, with its event time in epoch milliseconds. */
    public void heartbeat(long eventTime) {
        if (newestHeartbeat != Long.MIN_VALUE && eventTime > newestHeartbeat) {
            seenMillis += Math.min(eventTime - newestHeartbeat, LONGEST_STEP_MILLIS);
        }
        newestHeartbeat = Math.max(newestHeartbeat, eventTime);
    }

    /** One of the four sync events. Of very many environments only the first are watched. */
    public void event(String environment) {
        HourOfEvents events = environments.get(environment);
        if (events == null && environments.size() < MOST_ENVIRONMENTS) {
            events = new HourOfEvents();
            environments.put(environment, events);
        }
        if (events != null) {
            events.add(seenMillis);
        }
    }

    /** One finding an environment. {@code now} only says since when by the wall clock. */
    public List<Finding> look(Instant now) {
        List<Finding> findings = new ArrayList<>();
        environments.entrySet().removeIf(environment -> {
            long silent = environment.getValue().silentMillis(seenMillis);
            boolean forgotten = silent >= limits.forgetAfter().toMillis();
            boolean blind = !forgotten
                    && silent >= limits.silence().toMillis()
                    && environment.getValue().count() >= limits.minimumEvents();
            String name = Text.cut(Text.line(environment.getKey()), LONGEST_NAME);
            findings.add(
                    blind
                            ? Finding.blind(
                                    blindness(name, environment.getValue().count(), silent, now))
                            : Finding.clear(what(name)));
            return forgotten;
        });
        return findings;
    }

    private static String what(String environment) {
        return "environment/" + environment;
    }

    private Blindness blindness(String environment, long before, long silentMillis, Instant now) {
        Instant since = now.minusMillis(silentMillis);
        String span = Wording.duration(silentMillis / 1000.0);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("environment", environment);
        facts.put("events in the hour before", String.valueOf(before));
        return new Blindness(
                what(environment),
                since,
                Severity.CRITICAL,
                "Syncwatch sees nothing of " + environment + ": no event for " + span + ", " + before
                        + " in the hour before",
                "Since " + Wording.time(since, now) + " no sync event of " + environment
                        + " has arrived, not even a failure. Heartbeats arrive, so Kafka and Syncwatch work.",
                "that all is quiet: when everybody stops at once, events are lost on the way far more often than not made.",
                List.of(
                        "Does telemetry of other kinds arrive from " + environment
                                + "? If not: the collector, its way into Kafka, or the apps' network.",
                        "Was the app, its analytics SDK or the collector changed at about " + Wording.time(since, now)
                                + "?",
                        "Is it expected (a load test that ended, an environment that was shut down)? Then resolve this."),
                facts);
    }
}
