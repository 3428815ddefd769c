package dev.syncwatch.window.minute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class UserHashesTest {

    @Property
    void aSetHoldsEachHashOnceInOrder(@ForAll @Size(max = 40) List<@LongRange(min = -9, max = 9) Long> hashes) {
        assertThat(set(hashes)).containsExactly(sorted(hashes, List.of()));
    }

    @Property
    void aUnionHoldsWhatIsInEither(
            @ForAll @Size(max = 20) List<@LongRange(min = -9, max = 9) Long> some,
            @ForAll @Size(max = 20) List<Long> more) {
        assertThat(UserHashes.union(set(some), set(more))).containsExactly(sorted(some, more));
    }

    @Example
    void aSetThatHoldsTheOtherIsTheUnionItself() {
        long[] set = set(List.of(1L, 2L, 3L));
        assertThat(UserHashes.union(set, set(List.of(2L)))).isSameAs(set);
    }

    private static long[] set(List<Long> hashes) {
        UserHashes users = new UserHashes();
        hashes.forEach(users::add);
        return users.distinct();
    }

    private static long[] sorted(List<Long> some, List<Long> more) {
        TreeSet<Long> set = new TreeSet<>(some);
        set.addAll(more);
        return set.stream().mapToLong(Long::longValue).toArray();
    }
}
