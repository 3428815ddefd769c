package dev.syncwatch.job.rules;

import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the rule file and the topic while a job runs. What is saved in the file is published, if it is good; a set that needs other
 * things measured is handed to whoever can start the job anew. Values the running job takes over by itself.
 */
public final class RuleFollower implements AutoCloseable {
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private final RulesTopic topic;
    private final Duration pane;
    private final Path file;
    private final TakeOver takeOver;
    private final Consumer<String> tell;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::followUntilClosed, "rules");
    private byte[] seen;
    private byte[] settled;
    private String toldLast = "";

    /** Stops the job, and starts it with what is open in the topic. */
    public interface TakeOver {
        void from(RulesTopic topic) throws Exception;
    }

    /**
     * @param topic is closed with this
     * @param tell  takes whole sentences for a person; called on another thread
     */
    public RuleFollower(RulesTopic topic, DetectionSettings settings, TakeOver takeOver, Consumer<String> tell) {
        this.topic = topic;
        this.pane = settings.pane();
        this.file = Path.of(settings.rules());
        this.takeOver = takeOver;
        this.tell = tell;
        thread.setDaemon(true);
    }

    /** Publishes a set unless it is the newest already, or comes from no file. */
    public void publishIfNew(RuleSet rules) throws IOException, InterruptedException {
        Optional<PublishedSet> newest = topic.read().newestUsable();
        boolean known = newest.isPresent() && newest.get().hash().equals(rules.hash());
        if (!known && !rules.text().isEmpty()) {
            PublishedSet set = topic.publish(rules);
            tell.accept("Published the rules as version " + set.version() + ".");
        }
    }

    /** Begins to follow; what the file holds now counts as known. Call it once. */
    public void start() {
        settled = content();
        seen = settled;
        thread.start();
    }

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

    private void followUntilClosed() {
        try {
            while (!closing.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            lookAtFile();
            if (needsAnotherJob()) {
                takeOver.from(topic);
            }
            toldLast = "";
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Exception failure) {
            tellOnce("warning: rules can't be followed at the moment: " + failure.getMessage());
        }
    }

    /** What changes between two looks is still being written. */
    private void lookAtFile() throws IOException, InterruptedException {
        byte[] now = content();
        boolean quiet = Arrays.equals(now, seen);
        seen = now;
        if (!quiet || now == null || Arrays.equals(now, settled)) {
            return;
        }
        RuleFile read = new PublishedText(file.toString(), now).read(pane);
        settled = now;
        if (read.ruleSet() != null) {
            publishIfNew(read.ruleSet());
        } else {
            read.problems().forEach(problem -> tell.accept(problem.toString()));
            tell.accept("The rules stay as they were: " + file + " can't be used as it was saved.");
        }
    }

    /** Null while there is none, which is no more than a moment between two versions of it. */
    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return null;
        }
    }

    private boolean needsAnotherJob() throws IOException {
        RuleHistory history = topic.read();
        List<PublishedSet> open = history.undecided();
        if (open.isEmpty()) {
            return false;
        }
        RuleSet newest = open.get(open.size() - 1).read(pane).ruleSet();
        Optional<RuleTimeline> decided = history.decided(pane);
        return newest != null
                && decided.filter(timeline -> timeline.measures(newest)).isEmpty();
    }

    private void tellOnce(String what) {
        if (!what.equals(toldLast)) {
            toldLast = what;
            tell.accept(what);
        }
    }
}
