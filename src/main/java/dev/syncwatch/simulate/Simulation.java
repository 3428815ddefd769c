package dev.syncwatch.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** One run of a scenario: the same scenario and seed give the same bytes, however {@link #advance} is cut into steps. */
public final class Simulation {
    private final Scenario scenario;
    private final long seed;
    private final Outcomes outcomes;
    private final SplittableRandom random;
    private long next;

    private Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        int steps = (int) (scenario.length().toMillis() / Scenario.STEP_MILLIS);
        this.outcomes = new Outcomes(
                startMillis(),
                steps,
                scenario.incidents().stream().map(Incident::name).toList());
        this.random = new SplittableRandom(seed);
        this.next = startMillis();
    }

    /** At the beginning of the scenario. */
    public static Simulation of(Scenario scenario, long seed) {
        return new Simulation(scenario, seed);
    }

    /** Epoch milliseconds. */
    public long startMillis() {
        return scenario.start().toEpochMilli();
    }

    /** Epoch milliseconds; nothing arrives at it or later. */
    public long endMillis() {
        return startMillis() + scenario.length().toMillis();
    }

    /** Emits everything that arrives before that moment and was not emitted yet, in order of arrival. */
    public void advance(long untilMillis, Emissions to) {
        for (; next < Math.min(untilMillis, endMillis()); next += 1000) {
            sync(next, to);
        }
    }

    // A placeholder for the phones: one sync a second.
    private void sync(long now, Emissions to) {
        int step = (int) ((now - startMillis()) / Scenario.STEP_MILLIS);
        String user = "u" + random.nextInt(scenario.users());
        String times = "\"userId\":\"%s\",\"receivedAt\":\"%s\"}".formatted(user, Instant.ofEpochMilli(now));
        emit(now, user, "{\"event\":\"learning_sync_started\",\"dirtyCount\":1," + times, to);
        outcomes.column(Outcomes.Column.STARTED)[step]++;
        int cause = cause(now);
        if (cause < 0) {
            outcomes.column(Outcomes.Column.SUCCEEDED)[step]++;
            emit(now, user, "{\"event\":\"learning_sync_completed\",\"status\":\"success\"," + times, to);
        } else if (scenario.incidents().get(cause).kind() != Incident.Kind.SILENT) {
            outcomes.column(Outcomes.Column.FAILED)[step]++;
            outcomes.failedBy(cause)[step]++;
            emit(now, user, "{\"event\":\"learning_sync_failed\",\"stage\":\"push\",\"statusCode\":503," + times, to);
        }
    }

    private int cause(long now) {
        for (int i = 0; i < scenario.incidents().size(); i++) {
            Incident incident = scenario.incidents().get(i);
            long at = now - startMillis();
            if (at >= incident.from().toMillis()
                    && at < incident.to().toMillis()
                    && random.nextDouble() < incident.share()) {
                return i;
            }
        }
        return -1;
    }

    private static void emit(long now, String user, String json, Emissions to) {
        to.accept(Emissions.Kind.TELEMETRY, now, user, json.getBytes(StandardCharsets.UTF_8));
    }

    /** What the model did until now; complete once it was advanced to the end. */
    public Truth truth() {
        List<Truth.Happened> incidents = scenario.incidents().stream()
                .map(incident -> new Truth.Happened(
                        incident.name(),
                        incident.kind().word(),
                        incident.kind().runbook(),
                        scenario.start().plus(incident.from()),
                        scenario.start().plus(incident.to()),
                        0,
                        0,
                        0))
                .toList();
        return new Truth(
                scenario.name(), seed, scenario.start(), scenario.start().plus(scenario.length()), incidents, outcomes);
    }
}
