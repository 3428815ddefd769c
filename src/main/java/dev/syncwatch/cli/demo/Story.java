package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.demo.Expected.Episode;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.feed.FeedTopics;
import dev.syncwatch.simulate.feed.KafkaFeed;
import dev.syncwatch.simulate.feed.Speed;
import dev.syncwatch.standalone.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Plays scenarios on a stage, one after another, and shows what people see of them. */
final class Story {
    /** What the last notifications may take: Slack takes one a second. */
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(90);

    private static final Duration QUIET_FOR = Duration.ofSeconds(3);

    private final Stage stage;
    private final Screen screen;
    private final RuleSet rules;
    private final Speed speed;
    private final Findings findings = new Findings();
    private final PagerDutyDesk pagerDuty;
    private final SlackDesk slack;

    Story(Stage stage, Screen screen, RuleSet rules, Speed speed) {
        this.stage = stage;
        this.screen = screen;
        this.rules = rules;
        this.speed = speed;
        pagerDuty = new PagerDutyDesk(stage.pagerDuty());
        slack = new SlackDesk(stage.slack());
    }

    Findings findings() {
        return findings;
    }

    /**
     * Plays one scenario to its end, or until somebody asks to stop.
     *
     * @param stopped waits for a moment; true once somebody has asked to stop
     * @return what is wrong in the end; empty if it was stopped before
     * @throws IllegalStateException if a part of the pager is broken for good
     */
    Optional<List<String>> play(Scenario scenario, long seed, LocalPager pager, BooleanSupplier stopped)
            throws Exception {
        Narration narration = new Narration(scenario);
        Instant end = scenario.start().plus(scenario.length());
        try (KafkaFeed feed = feed(scenario, seed)) {
            while (!evaluated(end)) {
                if (stopped.getAsBoolean()) {
                    return Optional.empty();
                }
                requireWell(pager, feed);
                narration.tellUpTo(feed.position(), screen::show);
                look();
            }
            return settle(scenario, stopped);
        }
    }

    private KafkaFeed feed(Scenario scenario, long seed) {
        FeedTopics topics = new FeedTopics(
                Topic.TELEMETRY.defaultName(), Topic.LOGS.defaultName(), Topic.REMOTE_CONFIG.defaultName());
        return KafkaFeed.start(
                Simulation.of(scenario, seed), topics, Map.of("bootstrap.servers", stage.brokers()), speed);
    }

    private boolean evaluated(Instant end) {
        Instant to = findings.evaluatedTo();
        return to != null && !to.isBefore(end.minusSeconds(30));
    }

    private static void requireWell(LocalPager pager, KafkaFeed feed) throws InterruptedException {
        pager.ended().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        feed.await(Duration.ZERO);
    }

    private void look() {
        Instant now = findings.evaluatedTo();
        if (now == null) {
            screen.status("the pager is starting ...");
            return;
        }
        pagerDuty.look(card -> screen.show(now, card));
        slack.look(card -> screen.show(now, card));
        screen.status(status(now));
    }

    private String status(Instant now) {
        List<String> open = findings.openEpisodes();
        return " %s UTC, %.0fx | %s | firing: %s | PagerDuty: %d open | Slack: %d messages "
                .formatted(
                        Screen.time(now),
                        speed.factor(),
                        findings.rate(),
                        open.isEmpty() ? "nothing" : String.join(", ", open),
                        pagerDuty.open(),
                        slack.messages());
    }

    /** Until nothing is wrong and nobody says anything more; what is still wrong after a while stays so. */
    private Optional<List<String>> settle(Scenario scenario, BooleanSupplier stopped) {
        Instant deadline = Instant.now().plus(SETTLES_WITHIN);
        Instant quietSince = Instant.now();
        int heard = requests();
        List<String> problems = problems(scenario);
        while (Instant.now().isBefore(deadline)
                && (!problems.isEmpty() || Instant.now().isBefore(quietSince.plus(QUIET_FOR)))) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            look();
            quietSince = requests() == heard ? quietSince : Instant.now();
            heard = requests();
            problems = problems(scenario);
        }
        look();
        return Optional.of(problems);
    }

    private int requests() {
        return stage.pagerDuty().requests() + stage.slack().requests();
    }

    private List<String> problems(Scenario scenario) {
        return new Verdict(channels(Channel.PagerDuty.class), channels(Channel.Slack.class))
                .problems(Narration.happenings(scenario), episodes(), told());
    }

    private Set<String> channels(Class<? extends Channel> kind) {
        return rules.channels().stream()
                .filter(kind::isInstance)
                .map(Channel::name)
                .collect(Collectors.toSet());
    }

    /** Those that the pipeline has found so far. */
    List<Episode> episodes() {
        return Expected.episodes(findings.changes());
    }

    /** What stands at the vendors now. */
    Told told() {
        return Told.at(stage.pagerDuty(), stage.slack());
    }

    /** Shows a card of the story's own, now. */
    void show(Card card) {
        screen.show(findings.evaluatedTo(), card);
    }
}
