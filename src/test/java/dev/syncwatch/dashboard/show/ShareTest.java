package dev.syncwatch.dashboard.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void putsTheShareOfFailuresBesideTheShareOfAttempts() {
        List<Share> shares = Share.of(List.of(new Share.Count("3.1.0", 300, 10), new Share.Count("3.2.0", 100, 30)));
        assertThat(shares)
                .containsExactly(
                        new Share("3.2.0", 100, 30, 0.25, 0.75, 0.3),
                        new Share("3.1.0", 300, 10, 0.75, 0.25, 10.0 / 300));
    }

    @Test
    void sumsWhatIsLeftAndWhatWasAlreadyCalledTheRest() {
        List<Share.Count> counts = Stream.concat(
                        IntStream.range(0, 20).mapToObj(i -> new Share.Count("v" + i, 100, i)),
                        Stream.of(new Share.Count("other", 1000, 900)))
                .toList();
        List<Share> shares = Share.of(counts);
        assertThat(shares).hasSize(13);
        assertThat(shares.get(0).name()).isEqualTo("v19");
        assertThat(shares.get(12)).satisfies(rest -> {
            assertThat(rest.name()).isEqualTo("other");
            assertThat(rest.attempts()).isEqualTo(1800);
            assertThat(rest.failures()).isEqualTo(928);
        });
        assertThat(shares.stream().mapToDouble(Share::shareOfFailures).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void hasNoSharesOfNothing() {
        assertThat(Share.of(List.of())).isEmpty();
        assertThat(Share.of(List.of(new Share.Count("3.1.0", 5, 0))))
                .containsExactly(new Share("3.1.0", 5, 0, 1.0, null, 0.0));
    }
}
