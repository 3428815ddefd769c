package dev.syncwatch.window.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final List<String> made = new ArrayList<>();

    @Test
    void isMadeOnce_andWhatComesOfNothingToo() {
        Remembered<String> remembered = new Remembered<>(this::make);
        for (int i = 0; i < 3; i++) {
            assertThat(remembered.of("push")).isEqualTo("push!");
            assertThat(remembered.of(null)).isEqualTo("null!");
        }
        assertThat(made).containsExactlyInAnyOrder("push", null);
    }

    @Test
    void isRight_howeverManyTextsThereAre() {
        Remembered<String> remembered = new Remembered<>(this::make);
        for (int i = 0; i < 20_000; i++) {
            String text = "x".repeat(i % 100) + i % 3_000;
            assertThat(remembered.of(text)).isEqualTo(text + "!");
        }
    }

    @Test
    void aNameIsMadeOnce_andIsRightHoweverManyThereAre() {
        RememberedName name = new RememberedName(texts -> make(Arrays.toString(texts)));
        for (int i = 0; i < 20_000; i++) {
            String[] texts = {i % 7 == 0 ? null : "v" + i % 5_000, "x".repeat(i % 100)};
            assertThat(name.of(texts)).isEqualTo(Arrays.toString(texts) + "!");
        }
        made.clear();
        for (int i = 0; i < 3; i++) {
            name.of(new String[] {"once", null});
        }
        assertThat(made).containsExactly("[once, null]");
    }

    private String make(String text) {
        made.add(text);
        return text + "!";
    }
}
