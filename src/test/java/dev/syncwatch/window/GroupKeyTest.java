package dev.syncwatch.window;

import static dev.syncwatch.rule.EventField.APP_VERSION;
import static dev.syncwatch.rule.EventField.ENVIRONMENT;
import static dev.syncwatch.rule.EventField.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.EventField;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GroupKeyTest {

    private static final List<EventField> BOTH = List.of(PLATFORM, ENVIRONMENT);

    @Test
    void namesFieldsInTheOrderOfGroupBy() {
        assertThat(GroupKey.of(BOTH, List.of("ios", "production"))).isEqualTo("platform=ios,environment=production");
        assertThat(GroupKey.of(List.of(ENVIRONMENT), List.of("staging"))).isEqualTo("environment=staging");
    }

    @Test
    void encodesWhatTakesIdsApart() {
        assertThat(GroupKey.of(List.of(APP_VERSION), List.of("1%/,=@2"))).isEqualTo("appVersion=1%25%2F%2C%3D%402");
    }

    @Test
    void encodesControlCharactersByTheirUtf8Bytes() {
        assertThat(GroupKey.of(List.of(APP_VERSION), List.of("a\n\t\u007f\u0085\0")))
                .isEqualTo("appVersion=a%0A%09%7F%C2%85%00");
    }

    @Test
    void leavesAllElseAsItIs() {
        String value = "v 2.4+β \"x\" 日本 😀 &?#:;";
        assertThat(GroupKey.of(List.of(APP_VERSION), List.of(value))).isEqualTo("appVersion=" + value);
    }

    @Test
    void tellsTheEnvironment_whereverItStands() {
        assertThat(GroupKey.environment("platform=ios,environment=pre%2Fview")).isEqualTo("pre/view");
    }

    @Property
    void everyValueComesBackAsItWas(@ForAll String platform, @ForAll String environment) {
        String key = GroupKey.of(BOTH, List.of(platform, environment));
        assertThat(GroupKey.values(key))
                .containsExactly(
                        java.util.Map.entry("platform", platform), java.util.Map.entry("environment", environment));
        assertThat(key).doesNotContainPattern("[\\p{Cntrl}/@]");
    }

    @Test
    void aMissingValueIsUnknown() {
        assertThat(GroupKey.value(null)).isEqualTo("unknown");
    }

    @Test
    void cutsAt64Characters() {
        assertThat(GroupKey.value("x".repeat(64))).hasSize(64);
        assertThat(GroupKey.value("x".repeat(65))).isEqualTo("x".repeat(64));
    }

    @Test
    void aCharacterOfTwoUnitsIsOneCharacter() {
        assertThat(GroupKey.value("😀".repeat(64))).isEqualTo("😀".repeat(64));
        assertThat(GroupKey.value("😀".repeat(65))).isEqualTo("😀".repeat(64));
        assertThat(GroupKey.value("x".repeat(63) + "😀y")).isEqualTo("x".repeat(63) + "😀");
    }

    @Test
    void cutsBeforeItEncodes() {
        String value = GroupKey.value("/".repeat(70));
        assertThat(GroupKey.of(List.of(PLATFORM), List.of(value))).isEqualTo("platform=" + "%2F".repeat(64));
    }
}
