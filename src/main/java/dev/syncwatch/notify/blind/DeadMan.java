package dev.syncwatch.notify.blind;

import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.http.HttpAnswer;
import dev.syncwatch.notify.http.VendorHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an address once a minute for as long as all is well, so that somebody outside can tell when the calls stop. A call that fails
 * is counted and not repeated: the next one comes in a minute.
 */
final class DeadMan implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadMan.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration CALL_WITHIN = Duration.ofSeconds(10);

    private final HttpRequest request;
    private final Duration every;
    private final VendorHttp http = new VendorHttp(CONNECT_WITHIN, CALL_WITHIN);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(DeadMan::daemon);
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private Instant lastCall = Instant.MIN;

    /** Throws an IllegalArgumentException, without the address, if that is no http or https URL. */
    DeadMan(Secret url, Duration every) {
        this.request = request(url);
        this.every = every;
    }

    private static HttpRequest request(Secret url) {
        try {
            return HttpRequest.newBuilder(URI.create(url.reveal())).GET().build();
        } catch (IllegalArgumentException quotesTheUrl) {
            throw new IllegalArgumentException("the dead-man URL is no http or https URL");
        }
    }

    /** To be told at every look whether all is well. */
    void look(boolean well, Instant now) {
        if (well && (lastCall == Instant.MIN || !now.isBefore(lastCall.plus(every)))) {
            lastCall = now;
            thread.execute(this::call);
        }
    }

    long succeeded() {
        return succeeded.sum();
    }

    long failed() {
        return failed.sum();
    }

    private void call() {
        HttpAnswer answer = http.send(request);
        if (answer instanceof HttpAnswer.Answered answered && answered.status() / 100 == 2) {
            succeeded.increment();
            LOG.debug("The dead-man call was taken");
        } else {
            failed.increment();
            LOG.warn("The dead-man call failed ({} so far): {}", failed(), reason(answer));
        }
    }

    private static String reason(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered
                ? "status " + answered.status()
                : ((HttpAnswer.Failed) answer).reason();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "dead-man");
        thread.setDaemon(true);
        return thread;
    }
}
