package dev.syncwatch.standalone.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A job on a cluster somewhere. */
public final class RemoteJob {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);
    private static final int BETWEEN_LOOKS_MILLIS = 100;
    private static final Set<String> OVER = Set.of("FAILED", "CANCELED", "FINISHED");

    private final FlinkRest rest;
    private final Seen seen;

    RemoteJob(FlinkRest rest, Seen seen) {
        this.rest = rest;
        this.seen = seen;
    }

    /**
     * What was known of it when it was asked for.
     *
     * @param state Flink's word, such as {@code RUNNING}
     */
    public record Seen(String id, String name, String state, long startedMillis) {

        static Seen of(JsonNode job) {
            return new Seen(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText(),
                    job.path("start-time").asLong());
        }

        /** Whether it will never run again. */
        public boolean isOver() {
            return OVER.contains(state);
        }
    }

    /**
     * The newest checkpoint that is complete; before the first, what the job began with.
     *
     * @param madeMillis when it was begun, or gone on from, epoch milliseconds
     * @param bytes      of state; 0 where Flink does not tell
     */
    public record Checkpoint(String place, long madeMillis, long bytes) {}

    public Seen seen() {
        return seen;
    }

    public String id() {
        return seen.id();
    }

    /** What it was started with, as {@code ClusterJob} wrote it down. */
    public Map<String, String> parameters() throws InterruptedException {
        Map<String, String> parameters = new HashMap<>();
        rest.get(path("config"), ANSWERED_WITHIN)
                .path("execution-config")
                .path("user-config")
                .forEachEntry((name, value) -> parameters.put(name, value.asText()));
        return parameters;
    }

    /** Empty if there is none. */
    public Optional<Checkpoint> newestCheckpoint() throws InterruptedException {
        JsonNode latest = rest.get(path("checkpoints"), ANSWERED_WITHIN).path("latest");
        JsonNode completed = latest.path("completed");
        JsonNode restored = latest.path("restored");
        if (completed.isObject()) {
            return Optional.of(checkpoint(completed, "trigger_timestamp"));
        }
        return restored.isObject() ? Optional.of(checkpoint(restored, "restore_timestamp")) : Optional.empty();
    }

    private static Checkpoint checkpoint(JsonNode of, String time) {
        return new Checkpoint(
                of.path("external_path").asText(),
                of.path(time).asLong(),
                of.path("state_size").asLong());
    }

    /**
     * Returns once every task has its state back and runs, once any has failed before that, or when time is up.
     *
     * @return what went wrong; empty if the job runs
     */
    public Optional<String> awaitRunning(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < until) {
            JsonNode job = rest.get(path(""), ANSWERED_WITHIN);
            Optional<String> failure = failure();
            if (failure.isPresent()) {
                return failure;
            }
            if (job.path("state").asText().equals("RUNNING") && allRun(job)) {
                return Optional.empty();
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        return Optional.of("it does not run after " + within.toSeconds() + " s: are there slots free?");
    }

    private static boolean allRun(JsonNode job) {
        for (JsonNode task : job.path("vertices")) {
            if (!task.path("status").asText().equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    /** The newest failure that Flink remembers of it, in one line. */
    public Optional<String> failure() throws InterruptedException {
        JsonNode failures = rest.get(path("exceptions"), ANSWERED_WITHIN);
        String trace = failures.path("exceptionHistory")
                .path("entries")
                .path(0)
                .path("stacktrace")
                .asText();
        return trace.isEmpty() ? Optional.empty() : Optional.of(Traces.innermost(trace));
    }

    /**
     * Saves its state, and lets it run on.
     *
     * @param folder where savepoints go; null for the cluster's place
     * @return where this one is
     */
    public String savepoint(String folder, Duration within) throws InterruptedException {
        return saved("savepoints", request(folder).put("cancel-job", false), within);
    }

    /** Ends it with a savepoint, as {@link #savepoint}; time is not moved on to its end, as a drain would. */
    public String stop(String folder, Duration within) throws InterruptedException {
        String savepoint = saved("stop", request(folder, "targetDirectory").put("drain", false), within);
        awaitEnd(within);
        return savepoint;
    }

    /** Ends it without saving anything, and waits for that as long as is given. */
    public void cancel(Duration within) throws InterruptedException {
        rest.patch(path("") + "?mode=cancel", ANSWERED_WITHIN);
        awaitEnd(within);
    }

    private static ObjectNode request(String folder) {
        return request(folder, "target-directory");
    }

    /** In the form that any state backend can go on from. */
    private static ObjectNode request(String folder, String key) {
        ObjectNode request = JSON.createObjectNode().put("formatType", "CANONICAL");
        return folder == null ? request : request.put(key, folder);
    }

    private String saved(String how, ObjectNode request, Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        String trigger = rest.post(path(how), request, ANSWERED_WITHIN)
                .path("request-id")
                .asText();
        while (System.nanoTime() < until) {
            JsonNode answer = rest.get(path("savepoints/" + trigger), ANSWERED_WITHIN);
            if (answer.path("status").path("id").asText().equals("COMPLETED")) {
                return place(answer.path("operation"));
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        throw new FlinkRestException(
                "no savepoint of %s was made within %d s: Flink goes on trying; look at its checkpoints"
                        .formatted(seen.name(), within.toSeconds()),
                0,
                null);
    }

    private String place(JsonNode operation) {
        String trace = operation.path("failure-cause").path("stack-trace").asText();
        if (!trace.isEmpty()) {
            throw new FlinkRestException(
                    "no savepoint of %1$s was made, and it goes on: %2$s (one that can't run is ended by `syncwatch stop %1$s --now`)"
                            .formatted(seen.name(), Traces.innermost(trace)),
                    0,
                    null);
        }
        return operation.path("location").asText();
    }

    private void awaitEnd(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < until) {
            if (Seen.of(rest.get(path(""), ANSWERED_WITHIN)).isOver()) {
                return;
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        throw new FlinkRestException(seen.name() + " does not end: look at its tasks on Flink's pages", 0, null);
    }

    private String path(String more) {
        return "jobs/" + seen.id() + (more.isEmpty() ? "" : "/" + more);
    }
}
