package dev.syncwatch.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    @Test
    void hidesOnlyTheBracesOfPlaceholders() {
        String text = "{ a: ${NAME}, b: { c: ${file:/x} } }";

        String hidden = new Placeholders(text).hide(text);

        assertThat(hidden).hasSameSizeAs(text);
        assertThat(hidden.chars().filter(c -> c == '{' || c == '}')).hasSize(4);
    }

    @Property
    void showsWhatItHid(@ForAll String before, @ForAll String after) {
        String text = before + "${NAME}" + after;
        Placeholders placeholders = new Placeholders(text);

        assertThat(placeholders.show(placeholders.hide(text))).isEqualTo(text);
    }
}
