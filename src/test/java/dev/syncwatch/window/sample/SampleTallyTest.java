package dev.syncwatch.window.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SampleTallyTest {

    @Test
    void showsTheThreeMostFrequent_inOrderOfFrequencyThenText() {
        SampleTally tally = new SampleTally();
        for (String text : "b a d c a d c d".split(" ")) {
            tally.add(text, 1);
        }
        assertThat(tally.mostFrequent()).containsExactly("d", "a", "c");
    }

    @Test
    void nothingSaysNothing() {
        assertThat(new SampleTally().samples()).isEmpty();
        assertThat(new SampleTally().mostFrequent()).isEmpty();
        assertThat(SampleTally.merged(null, null)).isEmpty();
    }

    @Test
    void keepsEightTexts_howeverManyThereAre() {
        SampleTally tally = new SampleTally();
        for (int i = 0; i < 1_000; i++) {
            tally.add("text " + i, 1);
        }
        assertThat(tally.samples()).hasSize(SampleTally.MOST_TEXTS);
    }

    /** As subtasks, flushes before checkpoints and panes do it. */
    @Property
    void partsAddUpToTheWhole_howeverItWasSpread(@ForAll long seed) {
        Random random = new Random(seed);
        int different = 1 + random.nextInt(30);
        SampleTally whole = new SampleTally();
        List<SampleTally> parts = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            parts.add(new SampleTally());
        }
        for (int i = 0; i < random.nextInt(300); i++) {
            String text = "text " + random.nextInt(different);
            whole.add(text, 1);
            parts.get(random.nextInt(parts.size())).add(text, 1);
        }
        Sample[] merged = null;
        while (!parts.isEmpty()) {
            merged = SampleTally.merged(
                    merged, parts.remove(random.nextInt(parts.size())).samples());
        }
        assertThat(merged).containsExactlyInAnyOrder(whole.samples());
    }
}
