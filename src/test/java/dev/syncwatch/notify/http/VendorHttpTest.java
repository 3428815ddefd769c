package dev.syncwatch.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.syncwatch.notify.http.HttpAnswer.Answered;
import dev.syncwatch.notify.http.HttpAnswer.Failed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VendorHttpTest {
    private final VendorHttp http = new VendorHttp(Duration.ofSeconds(2), Duration.ofSeconds(10));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsNoMoreThanTheFirstBytesOfAnEndlessBody() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            writeUntilNobodyReads(exchange.getResponseBody());
        });

        Answered answer = (Answered) http.send(post());

        assertThat(answer.text()).hasSize(FirstBytes.LONGEST);
    }

    @Test
    void endsTheCallAndKeepsTheInterrupt_whenItsThreadIsStopped() {
        server.createContext("/", exchange -> exchange.sendResponseHeaders(202, -1));
        Thread.currentThread().interrupt();

        HttpAnswer answer = http.send(post());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isInstanceOf(Failed.class);
    }

    private HttpRequest post() {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    private static void writeUntilNobodyReads(OutputStream out) {
        byte[] many = new byte[64 * 1024];
        java.util.Arrays.fill(many, (byte) 'x');
        try (out) {
            while (true) {
                out.write(many);
            }
        } catch (IOException nobodyReads) {
            // What the test waits for.
        }
    }
}
