package dev.syncwatch.dashboard.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Flink says of its jobs: https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/ops/rest_api/ */
public final class FlinkJobs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_JOBS = 20;

    /** An operator that has no event time, or none yet, says one far below. */
    private static final long NO_TIME = 0;

    private static final String RUNNING = "RUNNING";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI flink;
    private final String timed;

    /**
     * Asks nobody yet.
     *
     * @param flink where Flink shows its jobs
     * @param timed the name of the job whose event time counts
     */
    public FlinkJobs(URI flink, String timed) {
        this.flink = flink.getPath().endsWith("/") ? flink : URI.create(flink + "/");
        this.timed = timed;
    }

    /**
     * One job.
     *
     * @param state      Flink's word in lower case
     * @param checkpoint when the newest complete one was begun; null without one
     * @param watermark  the event time that all of it has come to; null where nobody can tell
     */
    record Report(String name, String state, Instant checkpoint, Instant watermark) {}

    /**
     * The newest of each name, by name.
     *
     * @throws IOException if Flink does not answer, or with what is no answer
     */
    List<Report> reports() throws IOException, InterruptedException {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        elements(get("jobs/overview").path("jobs"))
                .sorted(Comparator.comparing((JsonNode job) -> job.path("name").asText())
                        .thenComparing(Comparator.comparingLong(
                                        (JsonNode job) -> job.path("start-time").asLong())
                                .reversed()))
                .forEach(job -> newest.putIfAbsent(job.path("name").asText(), job));
        List<Report> reports = new ArrayList<>();
        for (JsonNode job : newest.values().stream().limit(MOST_JOBS).toList()) {
            reports.add(report(job));
        }
        return reports;
    }

    private Report report(JsonNode job) throws IOException, InterruptedException {
        String name = job.path("name").asText();
        String state = job.path("state").asText();
        String path = "jobs/" + job.path("jid").asText();
        boolean runs = state.equals(RUNNING);
        return new Report(
                name,
                state.toLowerCase(Locale.ROOT),
                runs ? checkpoint(get(path + "/checkpoints")) : null,
                runs && name.equals(timed) ? watermark(path) : null);
    }

    private static Instant checkpoint(JsonNode checkpoints) {
        JsonNode begun = checkpoints.path("latest").path("completed").path("trigger_timestamp");
        return begun.isNumber() ? Instant.ofEpochMilli(begun.asLong()) : null;
    }

    private Instant watermark(String path) throws IOException, InterruptedException {
        List<Long> watermarks = new ArrayList<>();
        for (JsonNode vertex : get(path).path("vertices")) {
            elements(get(path + "/vertices/" + vertex.path("id").asText() + "/watermarks"))
                    .map(watermark -> watermark.path("value").asLong())
                    .filter(watermark -> watermark > NO_TIME)
                    .forEach(watermarks::add);
        }
        return watermarks.isEmpty() ? null : Instant.ofEpochMilli(Collections.min(watermarks));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(flink.resolve(path)).timeout(PATIENCE).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("Flink answered " + answer.statusCode() + " to " + path);
        }
        return JSON.readTree(answer.body());
    }
}
