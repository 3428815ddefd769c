package dev.syncwatch.dashboard.health;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka and Flink every few seconds how they do, and tells at once whoever asks what they said last. */
public final class HealthWatch implements Supplier<Health>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Optional<ConsumerLag> lag;
    private final Optional<FlinkJobs> flink;
    private final Clock clock;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "dashboard-health");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Heard heard = Heard.nothing();

    HealthWatch(Optional<ConsumerLag> lag, Optional<FlinkJobs> flink, Clock clock) {
        this.lag = lag;
        this.flink = flink;
        this.clock = clock;
    }

    /** Looks from now on; closes what it was given once it is closed itself. */
    public static HealthWatch start(Optional<ConsumerLag> lag, Optional<FlinkJobs> flink) {
        HealthWatch watch = new HealthWatch(lag, flink, Clock.systemUTC());
        watch.looking.scheduleWithFixedDelay(watch::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public Health get() {
        return heard.at(clock.instant());
    }

    /** One look; whoever is silent keeps what it said before. */
    void look() {
        try {
            lag.ifPresent(this::lookAtKafka);
            flink.ifPresent(this::lookAtFlink);
        } catch (RuntimeException defect) {
            LOG.warn("the pipeline's health was not looked at", defect);
        }
    }

    private void lookAtKafka(ConsumerLag group) {
        try {
            heard = heard.withLag(group.records(), clock.instant());
        } catch (ExecutionException | TimeoutException silent) {
            LOG.debug("Kafka does not tell how far behind we are", silent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtFlink(FlinkJobs jobs) {
        try {
            heard = heard.withJobs(jobs.reports(), clock.instant());
        } catch (IOException silent) {
            LOG.debug("Flink does not tell how its jobs do", silent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        lag.ifPresent(ConsumerLag::close);
    }
}
