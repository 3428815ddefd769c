package dev.syncwatch.cli.ruletest.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

    private static List<Happening> timeline(String when, String what) throws BadNotation {
        Timeline timeline = new Timeline();
        timeline.add(when, what);
        return timeline.happenings();
    }

    private static List<Long> seconds(List<Happening> happenings) {
        return happenings.stream().map(happening -> happening.at() / 1000).toList();
    }

    @Test
    void spreadsEventsEvenlyOverEachTurn() throws BadNotation {
        assertThat(seconds(timeline("0m..1m every 30s", "3 started"))).containsExactly(0L, 10L, 20L, 30L, 40L, 50L);
        assertThat(seconds(timeline("10s..70s", "4 started"))).containsExactly(10L, 25L, 40L, 55L);
        assertThat(seconds(timeline("2m", "3 started"))).containsExactly(120L, 120L, 120L);
    }

    @Test
    void leavesGapsBetweenSpans() throws BadNotation {
        assertThat(seconds(timeline("0s..20s, 1m..80s every 10s", "started"))).containsExactly(0L, 10L, 60L, 70L);
    }

    @Test
    void letsUsersTakeTurns_withoutANumberEachOnce() throws BadNotation {
        assertThat(timeline("0m..1m", "completed by 4 users"))
                .extracting(Happening::user)
                .containsExactly("user-1", "user-2", "user-3", "user-4");
        assertThat(timeline("0m..1m", "started by users 7..8"))
                .extracting(Happening::user)
                .containsExactly("user-7", "user-8");
        assertThat(timeline("0m", "2 started by nobody"))
                .extracting(Happening::user)
                .containsExactly(null, null);
    }

    @Test
    void beginsEachRoundOfUsersOneFurther_soThatNobodyAlwaysGetsTheSame() throws BadNotation {
        Map<String, Long> failures = timeline("0m..10m every 10s", "2 of 50% failed or completed by 4 users").stream()
                .filter(happening -> happening.name().endsWith("failed"))
                .collect(Collectors.groupingBy(Happening::user, Collectors.counting()));

        assertThat(failures.values()).containsExactly(15L, 15L, 15L, 15L);
    }

    @Test
    void keepsToSharesFromTheFirstEventOn() throws BadNotation {
        List<Happening> mixed = timeline("0m..10m every 1m", "10 of 12.5% failed or 50% completed or skipped");

        for (int so = 1; so <= mixed.size(); so++) {
            long failed = mixed.subList(0, so).stream()
                    .filter(happening -> happening.name().equals("learning_sync_failed"))
                    .count();
            assertThat(failed).isBetween(so / 8L, so / 8L + 1);
        }
    }

    @Test
    void givesAlternativesOfAFieldInTurn_andLeavesOutEmptyOnes() throws BadNotation {
        assertThat(timeline("0m", "3 failed{stage=push, statusCode=503|500, message=\"a, b|c\"|}"))
                .extracting(Happening::fields)
                .containsExactly(
                        Map.of("stage", "push", "statusCode", "503", "message", "a, b|c"),
                        Map.of("stage", "push", "statusCode", "500"),
                        Map.of("stage", "push", "statusCode", "503", "message", "a, b|c"));
    }

    @Test
    void completesWithSuccess_unlessItSaysOtherwise() throws BadNotation {
        assertThat(timeline("0m", "completed").get(0).fields()).isEqualTo(Map.of("status", "success"));
        assertThat(timeline("0m", "completed{status=}").get(0).fields()).isEmpty();
        assertThat(timeline("0m", "learning_sync_completed{userId=ann}").get(0).user())
                .isEqualTo("ann");
    }

    @Test
    void takesEachUserThroughAChain() throws BadNotation {
        List<Happening> chain =
                timeline("0m..2m", "failed{stage=fetch} then after 10s 2 skipped 5s apart then completed by 2 users");

        assertThat(chain)
                .filteredOn(happening -> happening.user().equals("user-2"))
                .extracting(Happening::at, Happening::name)
                .containsExactly(
                        tuple(60_000L, "learning_sync_failed"),
                        tuple(70_000L, "learning_sync_skipped"),
                        tuple(75_000L, "learning_sync_skipped"),
                        tuple(76_000L, "learning_sync_completed"));
        assertThat(chain).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "10 # started # \"10\" is no time; write it like 90s, 15m or 1h30m",
                "20m..10m # started # 20m..10m ends before it begins",
                "10m every 1m # started # a moment has no room for `every`; write from..to",
                "0m..1m every 0 # started # every 0 would never end",
                "0m..1m each 10s # started # nothing is expected behind this: \"each\"",
                "0m # faild # unknown event \"faild\"; did you mean \"failed\"?",
                "0m # failed{stag=push} # unknown field \"stag\"; did you mean \"stage\"?",
                "0m # failed{stage} # field=value is expected at \"stage\"",
                "0m # 80% failed or 30% completed # the shares have to add up to 100%; one may be left out, and is the rest",
                "0m # 80% failed # the shares have to add up to 100%; one may be left out, and is the rest",
                "0m # x% failed # x% is no share; write it like 80%",
                "0m # failed by 40 # the line ends where `users` is expected",
                "0m # failed by some users # a number of users is expected, not \"some\"",
                "0m # failed by users 3..2 # users 3..2 are none",
                "0m # failed then after soon skipped # \"soon\" is no time; write it like 90s, 15m or 1h30m",
                "0m # 3 failed by 2 users now # nothing is expected behind this: \"now\"",
                "0m..300d every 1s # started # this would be more than a million events",
                "0m # 9999999 started # this would be more than a million events"
            })
    void saysWhatIsWrongWithALine(String when, String what, String message) {
        assertThatThrownBy(() -> timeline(when, what))
                .isInstanceOf(BadNotation.class)
                .hasMessage(message);
    }
}
