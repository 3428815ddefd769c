package dev.syncwatch.standalone.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteFlinkTest {
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private URI address;
    private RemoteFlink flink;

    private record Answer(int status, String body) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            Deque<Answer> ready = answers.getOrDefault(request, new ArrayDeque<>(List.of(new Answer(404, "{}"))));
            Answer answer = ready.size() > 1 ? ready.poll() : ready.peek();
            exchange.sendResponseHeaders(answer.status(), answer.body().length());
            exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        flink = new RemoteFlink(List.of(address));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** The last of them is given again and again. */
    private void answer(String request, String... bodies) {
        Deque<Answer> ready = new ArrayDeque<>();
        for (String body : bodies) {
            ready.add(new Answer(200, body));
        }
        answers.put(request, ready);
    }

    private void refuse(String request, int status, String body) {
        answers.put(request, new ArrayDeque<>(List.of(new Answer(status, body))));
    }

    @Test
    void findsTheJobOfANameThatIsNotOver() throws InterruptedException {
        answer("GET /jobs/overview", """
                {"jobs":[{"jid":"a","name":"detection","state":"FINISHED","start-time":3},
                         {"jid":"b","name":"detection","state":"RESTARTING","start-time":2},
                         {"jid":"c","name":"output","state":"RUNNING","start-time":1}]}""");

        assertThat(flink.running("detection").map(RemoteJob::id)).contains("b");
        assertThat(flink.running("other")).isEmpty();
    }

    @Test
    void knowsWhichJobsAreWhole() throws InterruptedException {
        answer("GET /jobs/overview", """
                {"jobs":[{"jid":"a","name":"detection","state":"RUNNING","tasks":{"total":3,"running":3}},
                         {"jid":"b","name":"output","state":"RUNNING","tasks":{"total":3,"running":2,"scheduled":1}},
                         {"jid":"c","name":"other","state":"FAILED","tasks":{"total":0,"running":0}}]}""");

        assertThat(flink.wholeJobs()).containsExactly("detection");
    }

    @Test
    void stopsWithASavepoint_andNeverDrains() throws InterruptedException {
        answer("GET /jobs/a", "{\"jid\":\"a\",\"name\":\"detection\",\"state\":\"FINISHED\"}");
        answer("POST /jobs/a/stop", "{\"request-id\":\"r\"}");
        answer(
                "GET /jobs/a/savepoints/r",
                "{\"status\":{\"id\":\"IN_PROGRESS\"}}",
                "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"s3://b/savepoint-1\"}}");

        assertThat(flink.job("a").stop("s3://b", Duration.ofSeconds(20))).isEqualTo("s3://b/savepoint-1");

        assertThat(asked)
                .filteredOn(request -> request.startsWith("POST"))
                .singleElement()
                .asString()
                .contains("\"drain\":false", "\"targetDirectory\":\"s3://b\"");
    }

    @Test
    void saysWhyNoSavepointWasMade() throws InterruptedException {
        answer("GET /jobs/a", "{\"jid\":\"a\",\"name\":\"detection\",\"state\":\"RUNNING\"}");
        answer("POST /jobs/a/savepoints", "{\"request-id\":\"r\"}");
        answer("GET /jobs/a/savepoints/r", """
                {"status":{"id":"COMPLETED"},"operation":{"failure-cause":{"stack-trace":
                "java.util.concurrent.CompletionException: a.B: c\\n\\tat x\\nCaused by: java.io.IOException: the disk is full\\n"}}}""");

        RemoteJob job = flink.job("a");

        assertThatThrownBy(() -> job.savepoint(null, Duration.ofSeconds(20)))
                .hasMessageStartingWith("no savepoint of detection was made, and it goes on: the disk is full");
    }

    @Test
    void tellsTheInnermostReasonOfARefusal() {
        refuse("POST /jars/j/run", 400, """
                {"errors":["org.apache.flink.runtime.rest.handler.RestHandlerException: Could not execute.\\n\\tat x
                Caused by: dev.syncwatch.job.BadSettings: detection.yaml:1:1: pane is 7s\\n\\tat y"]}""".replace("\n", "\\n"));

        assertThatThrownBy(() -> flink.run(new RemoteFlink.Start("j", "Main", List.of(), null)))
                .isInstanceOf(FlinkRestException.class)
                .hasMessage("Flink refuses: detection.yaml:1:1: pane is 7s");
    }

    @Test
    void asksTheNextJobManager_whenOneIsGone() throws InterruptedException {
        answer(
                "GET /overview",
                "{\"taskmanagers\":2,\"slots-total\":4,\"slots-available\":1,\"flink-version\":\"2.2.1\"}");
        RemoteFlink several = new RemoteFlink(List.of(URI.create("http://127.0.0.1:1"), address));

        assertThat(several.overview()).isEqualTo(new RemoteFlink.Overview("2.2.1", 2, 4, 1));
    }

    @Test
    void saysWhatToDo_whenNobodyAnswers_orSomebodyElse() {
        RemoteFlink gone = new RemoteFlink(List.of(URI.create("http://127.0.0.1:1")));
        assertThatThrownBy(gone::overview).hasMessageContaining("is the cluster up, and the address right?");

        answer("GET /overview", "<html>");
        assertThatThrownBy(() -> flink.overview()).hasMessageContaining("answers with what is not Flink's");
    }
}
