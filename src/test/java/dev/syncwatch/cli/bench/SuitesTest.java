package dev.syncwatch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.cli.bench.report.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuitesTest {
    private final Suites suites = Suites.of(List.of(new Named("textbook"), new Named("new"), new Named("limit")));

    @Test
    void givesThoseThatWereNamed_eachOnce_inTheirOwnOrder() {
        assertThat(suites.named(List.of("new", "limit", "new"))).containsExactly(new Named("limit"), new Named("new"));
    }

    @Test
    void allAreAll() {
        assertThat(suites.named(List.of("all")))
                .containsExactly(new Named("limit"), new Named("textbook"), new Named("new"));
    }

    @Test
    void whoAsksForASuiteThatThereIsNotIsToldWhichThereAre() {
        assertThatThrownBy(() -> suites.named(List.of("limit", "sliding")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no suite is called sliding; there are limit, textbook, new, all");
    }

    @Test
    void whoAsksForOneThatIsNotShippedIsToldWhereItIs() {
        assertThatThrownBy(() -> suites.named(List.of("hop"))).hasMessageContaining("./syncwatch bench brings");
    }

    @Test
    void everySuiteThatTheHelpNamesIsThere_inItsOrder() {
        assertThat(Suites.found().named(List.of("all")))
                .extracting(Suite::name)
                .containsExactly("limit", "textbook", "hop", "growth", "state", "memory", "replay", "latency", "jmh");
    }

    private record Named(String name) implements Suite {
        @Override
        public String method() {
            return "";
        }

        @Override
        public List<Finding> run(Bench bench) {
            return List.of();
        }
    }
}
