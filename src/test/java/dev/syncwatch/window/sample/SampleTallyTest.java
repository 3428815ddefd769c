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
        int event = 0;
        for (String text : "b a d c a d c d".split(" ")) {
            tally.add(event++, text);
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
    void keepsSixteen_howeverManyThereAre() {
        SampleTally tally = new SampleTally();
        for (int i = 1_000; i > 0; i--) {
            tally.add(i, "text " + i);
        }
        assertThat(tally.samples())
                .extracting(Sample::event)
                .hasSize(16)
                .startsWith(1L)
                .endsWith(16L);
    }

    @Test
    void showsWhatMostSay_evenIfTheOthersAllDiffer() {
        SampleTally tally = new SampleTally();
        Random hashes = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            tally.add(hashes.nextLong(), i % 2 == 0 ? "upstream timed out" : "text " + i);
        }
        assertThat(tally.mostFrequent()).startsWith("upstream timed out");
    }

    /** As subtasks, flushes before checkpoints and panes do it; some hashes meet. */
    @Property
    void partsAddUpToTheWhole_howeverItWasSpread(@ForAll long seed) {
        Random random = new Random(seed);
        SampleTally whole = new SampleTally();
        List<SampleTally> parts = new ArrayList<>();
        int subtasks = 1 + random.nextInt(6);
        for (int i = 0; i < subtasks; i++) {
            parts.add(new SampleTally());
        }
        int failures = random.nextInt(300);
        for (int i = 0; i < failures; i++) {
            long event = random.nextInt(200);
            String text = "text " + random.nextInt(30);
            whole.add(event, text);
            parts.get(random.nextInt(parts.size())).add(event, text);
        }
        Sample[] merged = null;
        while (!parts.isEmpty()) {
            merged = SampleTally.merged(
                    merged, parts.remove(random.nextInt(parts.size())).samples());
        }
        assertThat(merged).containsExactly(whole.samples());
    }
}
