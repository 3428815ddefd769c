package dev.syncwatch.job.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RuleFollowerIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    @TempDir
    Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> takenOver = new LinkedBlockingQueue<>();
    private Path file;
    private RulesTopic topic;
    private RuleFollower follower;

    @BeforeEach
    void follow() throws Exception {
        file = folder.resolve("rules.yaml");
        save(Rules.failureRateText());
        DetectionSettings settings = new DetectionSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                Map.of("rules", kafka.newTopic(1), "progress", kafka.newTopic(1)),
                file.toString(),
                Rules.PANE,
                null,
                null,
                0,
                0,
                null,
                null,
                null);
        topic = new RulesTopic(settings);
        follower = new RuleFollower(topic, settings, this::takeOver, told::add);
        follower.publishIfNew(rules());
        PublishedSet first = topic.read().newest().orElseThrow();
        topic.write(Decision.takesEffect(first, 0));
        follower.publishIfNew(rules());
        follower.start();
        assertThat(told.take()).isEqualTo("Published the rules as version 1.");
        assertThat(told).as("nothing new").isEmpty();
    }

    @AfterEach
    void close() {
        follower.close();
    }

    @Test
    void publishesWhatIsSaved_andLeavesValuesToTheJob() throws Exception {
        save(Rules.failureRateText("above: 20%"));
        assertThat(next()).isEqualTo("Published the rules as version 2.");
        assertThat(takenOver.poll(1, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void tellsWhatIsWrongWithWhatIsSaved_andPublishesNothing() throws Exception {
        save(Rules.failureRateText("above: many"));
        assertThat(next()).startsWith(file + ":10:12:");
        assertThat(next()).startsWith("The rules stay as they were");
        save(Rules.failureRateText("above: 30%"));
        assertThat(next()).isEqualTo("Published the rules as version 2.");
    }

    @Test
    void handsOverWhatNeedsOtherThingsMeasured() throws Exception {
        Path beside = Files.writeString(folder.resolve("new"), text(Rules.failureRateText("window: 30m")));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(next()).isEqualTo("Published the rules as version 2.");
        assertThat(takenOver.poll(20, TimeUnit.SECONDS)).isEqualTo(2);
    }

    private void takeOver(RulesTopic from) throws Exception {
        PublishedSet open = from.read().undecided().get(0);
        from.write(Decision.takesEffect(open, 10_000));
        takenOver.add(open.version());
    }

    private String next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    private void save(String rule) throws Exception {
        Files.writeString(file, text(rule));
    }

    private static String text(String rule) {
        return "version: 1\nservice: learning-sync\nrules:\n" + rule;
    }

    private RuleSet rules() throws Exception {
        return RuleFileReader.read("rules.yaml", Files.readString(file).getBytes(UTF_8), Map.of(), Rules.PANE)
                .ruleSet();
    }
}
