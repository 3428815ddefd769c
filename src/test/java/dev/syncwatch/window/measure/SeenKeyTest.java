package dev.syncwatch.window.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SeenKeyTest {

    private final SeenKey key = new SeenKey();

    /** What an event is measured by; few values, so that two are often alike or nearly so. */
    private record Seen(int kind, List<Long> held, List<String> texts) {
        void to(SeenKey key) {
            key.set(kind, held.stream().mapToLong(Long::longValue).toArray(), texts.toArray(String[]::new));
        }
    }

    @Property(tries = 2000)
    void isTheSameExactlyWhereAllOfItIs(@ForAll("seen") Seen one, @ForAll("seen") Seen other) {
        one.to(key);
        char[] copy = key.copy();
        assertThat(key.is(copy)).isTrue();

        other.to(key);
        assertThat(key.is(copy)).isEqualTo(one.equals(other));
        assertThat(key.is(null)).isFalse();
    }

    @Provide
    Arbitrary<Seen> seen() {
        Arbitrary<Long> word = Arbitraries.of(0L, 1L, 1L << 16, 1L << 63, -1L);
        Arbitrary<String> text = Arbitraries.of(
                Arrays.asList(null, "", "a", "aa", "\u3042", "\uffff", "\0", "push", "x".repeat(64), "\ud83d\ude00"));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        word.list().ofSize(1),
                        text.list().ofSize(2))
                .as(Seen::new);
    }
}
