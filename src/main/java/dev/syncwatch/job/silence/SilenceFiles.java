package dev.syncwatch.job.silence;

import dev.syncwatch.job.silence.file.SilenceFolder;
import dev.syncwatch.notify.silence.Silence;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the topic as the files are: at the start, and every few seconds from then on. What stands in no file any more is removed; what
 * came from elsewhere is left alone. A file with problems changes nothing, so that a slip of the pen wakes nobody.
 */
public final class SilenceFiles implements AutoCloseable {
    /** How often files are looked at in production. */
    public static final Duration EVERY_FEW_SECONDS = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SilenceFiles.class);

    private final SilenceFolder folder;
    private final SilenceTopic topic;
    private final Duration every;
    private final Consumer<String> tell;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keepUntilClosed, "silence-files");
    private List<String> toldLast = List.of();

    /**
     * @param topic is closed with this
     * @param every from one look at the files to the next, above 0
     * @param tell takes each problem of a file, in one line, once until it changes; called on another thread
     */
    public SilenceFiles(SilenceFolder folder, SilenceTopic topic, Duration every, Consumer<String> tell) {
        this.folder = folder;
        this.topic = topic;
        this.every = every;
        this.tell = tell;
        thread.setDaemon(true);
    }

    /** Publishes what the files hold now, then goes on in a thread of its own; while Kafka is away it tries again. Call it once. */
    public void start() {
        publish();
        thread.start();
    }

    /** Ends the thread; what was published stays in force. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        topic.close();
    }

    private void keepUntilClosed() {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                publish();
            }
        } catch (InterruptedException stop) {
            LOG.debug("silence files are watched no longer");
        }
    }

    private void publish() {
        try {
            SilenceFolder.Reading files = folder.read();
            tellOnce(files.problems().stream().map(Object::toString).toList());
            PublishPlan plan = PublishPlan.of(files, topic.read());
            for (Silence silence : plan.write()) {
                topic.write(silence);
            }
            for (String id : plan.remove()) {
                topic.remove(id);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Silences stay as they are: {}", failure.toString());
        }
    }

    private void tellOnce(List<String> problems) {
        if (!problems.equals(toldLast)) {
            toldLast = problems;
            problems.forEach(tell);
        }
    }
}
