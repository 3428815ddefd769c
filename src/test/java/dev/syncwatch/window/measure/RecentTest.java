package dev.syncwatch.window.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecentTest {

    private static final int HASH = 7;

    @Property
    void givesWhatWasMadeForTheKey_orNothing(@ForAll List<@IntRange(min = -40, max = 40) Integer> keys) {
        Recent<Integer, String> recent = new Recent<>(8);
        Map<Integer, String> made = new HashMap<>();
        for (Integer key : keys) {
            String found = recent.find(key, key::equals);
            assertThat(found).isIn(null, made.get(key));
            if (found == null) {
                String fresh = "made for " + key;
                made.put(key, fresh);
                recent.add(key, key, fresh);
            }
            assertThat(recent.find(key, key::equals)).isSameAs(made.get(key));
        }
    }

    @Test
    void twoThatFallTogetherAreBothRemembered_theLastTwoOfThree() {
        Recent<String, Integer> recent = new Recent<>(8);
        recent.add(HASH, "one", 1);
        recent.add(HASH, "two", 2);
        assertThat(recent.find(HASH, "one"::equals)).isEqualTo(1);
        assertThat(recent.find(HASH, "two"::equals)).isEqualTo(2);

        recent.add(HASH, "three", 3);

        assertThat(recent.find(HASH, "one"::equals)).isNull();
        assertThat(recent.find(HASH, "two"::equals)).isEqualTo(2);
        assertThat(recent.find(HASH, "three"::equals)).isEqualTo(3);
    }
}
