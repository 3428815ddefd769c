package dev.syncwatch.notify.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes one request at a time under a deadline for the whole call: name lookup, connecting, headers and body. */
public final class VendorHttp {
    private final HttpClient client;
    private final Duration deadline;

    /** Both durations above zero; usual are 2 s to connect and 10 s for the whole call. */
    public VendorHttp(Duration connectTimeout, Duration deadline) {
        this.deadline = deadline;
        // A redirected POST would be a second one, perhaps to another host, with the secret in it: none is followed.
        this.client = SilentClient.builder().connectTimeout(connectTimeout).build();
    }

    /** Sends the request once and throws nothing. An interrupt ends the call and stays set. */
    public HttpAnswer send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> call = client.sendAsync(request, head -> new FirstBytes());
        try {
            HttpResponse<String> answer = call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer.Answered(
                    answer.statusCode(), answer.headers().firstValue("Retry-After"), answer.body());
        } catch (TimeoutException late) {
            return new HttpAnswer.Failed("no whole answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException failed) {
            // Its message may quote what was sent; its class says enough.
            return new HttpAnswer.Failed(failed.getCause().getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new HttpAnswer.Failed("stopped while waiting for the answer");
        } finally {
            // HttpRequest.timeout ends with the headers; only this also ends a body that never comes.
            call.cancel(true);
        }
    }
}
