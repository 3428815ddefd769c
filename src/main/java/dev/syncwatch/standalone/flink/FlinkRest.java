package dev.syncwatch.standalone.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Requests to Flink's REST interface (https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/ops/rest_api/). Where a cluster
 * has several JobManagers each of them answers for the one that leads, so the first that answers at all will do.
 */
final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final int SERVER_ERROR = 500;
    private static final int ERROR = 400;
    private static final int BETWEEN_LEADERS = 503;

    private final List<URI> addresses;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED_WITHIN)
            .build();

    FlinkRest(List<URI> addresses) {
        this.addresses = addresses.stream()
                .map(address -> address.toString().endsWith("/") ? address : URI.create(address + "/"))
                .toList();
    }

    List<URI> addresses() {
        return addresses;
    }

    JsonNode get(String path, Duration within) throws InterruptedException {
        return send(HttpRequest.newBuilder().GET(), path, within);
    }

    JsonNode delete(String path, Duration within) throws InterruptedException {
        return send(HttpRequest.newBuilder().DELETE(), path, within);
    }

    JsonNode patch(String path, Duration within) throws InterruptedException {
        return send(HttpRequest.newBuilder().method("PATCH", BodyPublishers.noBody()), path, within);
    }

    JsonNode post(String path, JsonNode body, Duration within) throws InterruptedException {
        return post(path, "application/json", BodyPublishers.ofString(body.toString()), within);
    }

    JsonNode post(String path, String type, BodyPublisher body, Duration within) throws InterruptedException {
        return send(HttpRequest.newBuilder().header("Content-Type", type).POST(body), path, within);
    }

    private JsonNode send(HttpRequest.Builder request, String path, Duration within) throws InterruptedException {
        FlinkRestException last = null;
        for (URI address : addresses) {
            try {
                return send(request.copy()
                        .uri(address.resolve(path))
                        .timeout(within)
                        .build());
            } catch (FlinkRestException failure) {
                if (failure.status() != 0 && failure.status() != BETWEEN_LEADERS) {
                    throw failure;
                }
                last = failure;
            }
        }
        throw last;
    }

    private JsonNode send(HttpRequest request) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new FlinkRestException(
                    "Flink does not answer at %s (%s): is the cluster up, and the address right?"
                            .formatted(root(request.uri()), said(failure)),
                    0,
                    failure);
        }
        if (response.statusCode() >= ERROR) {
            throw new FlinkRestException(complaint(response), response.statusCode(), null);
        }
        return read(response.body().isEmpty() ? "{}" : response.body(), request.uri());
    }

    private static String said(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static URI root(URI uri) {
        return uri.resolve("/");
    }

    private static JsonNode read(String body, URI from) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException other) {
            throw new FlinkRestException(
                    root(from) + " answers with what is not Flink's: is the address right?", SERVER_ERROR, other);
        }
    }

    private static String complaint(HttpResponse<String> response) {
        try {
            StringBuilder all = new StringBuilder();
            JSON.readTree(response.body())
                    .path("errors")
                    .forEach(error -> all.append(error.asText()).append('\n'));
            return "Flink refuses: " + Traces.innermost(all.toString().strip());
        } catch (JsonProcessingException other) {
            return "%s answers with %d, and with what is not Flink's: is the address right?"
                    .formatted(root(response.uri()), response.statusCode());
        }
    }
}
