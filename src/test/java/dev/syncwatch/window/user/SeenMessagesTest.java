package dev.syncwatch.window.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class SeenMessagesTest {

    private static final long MINUTE = 60_000;
    private static final long TEN = 10 * MINUTE;

    private static final long ALL_OPEN = Long.MIN_VALUE;

    private final UserMemory memory = new UserMemory();

    @Test
    void theFirstCopyIsNoDuplicate() {
        assertThat(isDuplicate(7, 0, ALL_OPEN)).isFalse();
        assertThat(isDuplicate(8, 0, ALL_OPEN)).isFalse();
        assertThat(isDuplicate(7, 0, ALL_OPEN)).isTrue();
    }

    @Test
    void tenMinutesEitherWayAreADuplicate_andAMillisecondMoreIsNot() {
        isDuplicate(7, 0, ALL_OPEN);
        assertThat(isDuplicate(7, TEN, ALL_OPEN)).isTrue();
        assertThat(isDuplicate(7, -TEN, ALL_OPEN)).isTrue();
        assertThat(isDuplicate(7, TEN + 1, ALL_OPEN)).isFalse();
        assertThat(isDuplicate(7, -TEN - 1, ALL_OPEN)).isFalse();
    }

    @Test
    void aDuplicateMakesNoDuplicates() {
        isDuplicate(7, 0, ALL_OPEN);
        assertThat(isDuplicate(7, 8 * MINUTE, ALL_OPEN)).isTrue();
        assertThat(isDuplicate(7, 16 * MINUTE, ALL_OPEN))
                .as("8 minutes after a duplicate, 16 after the copy that counted")
                .isFalse();
    }

    @Test
    void remembersEveryCopyThatWasNoDuplicate() {
        isDuplicate(7, 0, ALL_OPEN);
        isDuplicate(7, 11 * MINUTE, ALL_OPEN);
        assertThat(isDuplicate(7, -9 * MINUTE, ALL_OPEN)).isTrue();
        assertThat(isDuplicate(7, 20 * MINUTE, ALL_OPEN)).isTrue();
    }

    @Test
    void forgetsNothingThatAnEventStillToComeCouldRepeat() {
        isDuplicate(7, 0, ALL_OPEN);
        SeenMessages.forget(memory, TEN);
        assertThat(isDuplicate(7, TEN, ALL_OPEN)).isTrue();
    }

    @Test
    void remembersForALateCopyToo() {
        isDuplicate(7, 0, ALL_OPEN);
        SeenMessages.forget(memory, 2 * TEN);
        assertThat(isDuplicate(7, TEN, ALL_OPEN)).as("ten minutes late").isTrue();
    }

    @Test
    void isEmptyAndHoldsNoRoom_onceAllIsForgotten() {
        for (int id = 1; id <= 100; id++) {
            isDuplicate(id, id, ALL_OPEN);
        }
        SeenMessages.forget(memory, 2 * TEN + 101);
        memory.trim();
        assertThat(memory.isEmpty()).isTrue();
        assertThat(GraphLayout.parseInstance(memory).totalSize())
                .isEqualTo(GraphLayout.parseInstance(new UserMemory()).totalSize());
    }

    @Test
    void keepsWhatIsNewer_whenTheOldIsForgotten() {
        isDuplicate(3, 0, ALL_OPEN);
        isDuplicate(1, TEN, ALL_OPEN);
        isDuplicate(2, 0, ALL_OPEN);
        SeenMessages.forget(memory, 2 * TEN + 1);
        assertThat(isDuplicate(1, TEN, ALL_OPEN)).isTrue();
        assertThat(isDuplicate(2, 0, ALL_OPEN)).isFalse();
        assertThat(isDuplicate(3, 0, ALL_OPEN)).isFalse();
    }

    @Test
    void whatHasFallenBehindDecidesNothing_whetherItWasForgottenOrNot() {
        isDuplicate(7, 0, ALL_OPEN);
        assertThat(isDuplicate(7, TEN, 2 * TEN)).isTrue();
        assertThat(isDuplicate(7, TEN, 2 * TEN + 1)).isFalse();
    }

    @Test
    void whoSendsForHoursTakesNoMoreRoomThanForTwentyMinutes() {
        for (int minute = 0; minute < 1_000; minute++) {
            isDuplicate(minute, minute * MINUTE, minute * MINUTE);
        }
        assertThat(SeenMessages.count(memory)).isLessThan(50);
    }

    @Property
    void judgesAsAListOfAllCopiesWould(@ForAll long seed) {
        Random random = new Random(seed);
        UserMemory some = new UserMemory();
        List<long[]> originals = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long id = random.nextLong() % 8;
            long time = random.nextLong(-TEN, 6 * TEN) / MINUTE * MINUTE;
            boolean expected = originals.stream()
                    .anyMatch(copy -> copy[0] == id && copy[1] >= time - TEN && copy[1] <= time + TEN);
            assertThat(SeenMessages.isDuplicate(some, id, time, ALL_OPEN))
                    .as("copy %s", i)
                    .isEqualTo(expected);
            if (!expected) {
                originals.add(new long[] {id, time});
            }
        }
    }

    private boolean isDuplicate(long id, long time, long closed) {
        return SeenMessages.isDuplicate(memory, id, time, closed);
    }
}
