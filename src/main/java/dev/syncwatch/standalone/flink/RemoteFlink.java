package dev.syncwatch.standalone.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A Flink cluster somewhere: what runs there, and what is to run there. Every request has an end in time. */
public final class RemoteFlink {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);
    private static final Duration UPLOADED_WITHIN = Duration.ofMinutes(5);

    /** The program defines its job before Flink answers, and asks Kafka for that. */
    private static final Duration DEFINED_WITHIN = Duration.ofMinutes(3);

    private final FlinkRest rest;

    /** Asks nobody yet. With several JobManagers the addresses of all of them. */
    public RemoteFlink(List<URI> addresses) {
        this.rest = new FlinkRest(addresses);
    }

    /** What a cluster has. */
    public record Overview(String version, int taskManagers, int slots, int freeSlots) {}

    /**
     * A program's start.
     *
     * @param jar       as {@link #upload} gave it
     * @param main      the class with {@code main}
     * @param savepoint to begin with; null for none
     */
    public record Start(String jar, String main, List<String> arguments, String savepoint) {}

    public List<URI> addresses() {
        return rest.addresses();
    }

    public Overview overview() throws InterruptedException {
        JsonNode overview = rest.get("overview", ANSWERED_WITHIN);
        return new Overview(
                overview.path("flink-version").asText(),
                overview.path("taskmanagers").asInt(),
                overview.path("slots-total").asInt(),
                overview.path("slots-available").asInt());
    }

    /** All that Flink remembers, those that are over too. */
    public List<RemoteJob> jobs() throws InterruptedException {
        return StreamSupport.stream(
                        rest.get("jobs/overview", ANSWERED_WITHIN).path("jobs").spliterator(), false)
                .map(job -> new RemoteJob(rest, RemoteJob.Seen.of(job)))
                .toList();
    }

    /** The names of those whose every task runs. */
    public Set<String> wholeJobs() throws InterruptedException {
        return StreamSupport.stream(
                        rest.get("jobs/overview", ANSWERED_WITHIN).path("jobs").spliterator(), false)
                .filter(job -> job.path("state").asText().equals("RUNNING"))
                .filter(job -> job.at("/tasks/running").asInt()
                        == job.at("/tasks/total").asInt())
                .map(job -> job.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** The one of this name that is not over; the newest, should there be more. */
    public Optional<RemoteJob> running(String name) throws InterruptedException {
        return jobs().stream()
                .filter(job -> job.seen().name().equals(name) && !job.seen().isOver())
                .reduce((one, other) ->
                        one.seen().startedMillis() > other.seen().startedMillis() ? one : other);
    }

    /** The job of this id, whatever became of it. */
    public RemoteJob job(String id) throws InterruptedException {
        return new RemoteJob(rest, RemoteJob.Seen.of(rest.get("jobs/" + id, ANSWERED_WITHIN)));
    }

    /**
     * Hands a jar over.
     *
     * @return its id there
     * @throws IOException if it can't be read
     */
    public String upload(Path jar) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(Files.readAllBytes(jar)),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        String name = rest.post("jars/upload", "multipart/form-data; boundary=" + boundary, body, UPLOADED_WITHIN)
                .path("filename")
                .asText();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The ids of all jars that are there. */
    public List<String> jars() throws InterruptedException {
        return StreamSupport.stream(
                        rest.get("jars", ANSWERED_WITHIN).path("files").spliterator(), false)
                .map(jar -> jar.path("id").asText())
                .toList();
    }

    /** Takes a jar away; jobs that run on it are not touched. */
    public void deleteJar(String id) throws InterruptedException {
        rest.delete("jars/" + id, ANSWERED_WITHIN);
    }

    /** Starts a program, which defines a job, and gives that job's id; the job itself starts in the background. */
    public String run(Start start) throws InterruptedException {
        ObjectNode body =
                JSON.createObjectNode().put("entryClass", start.main()).put("allowNonRestoredState", true);
        body.set("programArgsList", JSON.valueToTree(start.arguments()));
        if (start.savepoint() != null) {
            body.put("savepointPath", start.savepoint());
        }
        return rest.post("jars/" + start.jar() + "/run", body, DEFINED_WITHIN)
                .path("jobid")
                .asText();
    }
}
