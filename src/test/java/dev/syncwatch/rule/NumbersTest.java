package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @Property(tries = 20_000)
    void readsWhatBigDecimalReads(@ForAll("almostNumbers") String text) {
        assertThat(Numbers.read(text)).isEqualTo(readByBigDecimal(text));
    }

    @Property
    void comparesWholeNumbersAsExactOnes(@ForAll("almostNumbers") String bound, @ForAll("almostNumbers") String text) {
        ReadNumber number = ReadNumber.of(bound);
        if (number != null) {
            BigDecimal other = readByBigDecimal(text);
            int expected = other == null ? ReadNumber.NOT_A_NUMBER : other.compareTo(new BigDecimal(bound));

            assertThat(number.signOf(text)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                " 1",
                "1 ",
                "1_000",
                "0x10",
                "NaN",
                "Infinity",
                "1e401",
                "1e-401"
            })
    void doesNotReadWhatIsNoNumber(String text) {
        assertThat(Numbers.read(text)).isNull();
    }

    @Test
    void keepsNumbersSmallEnoughToBeAddedExactly() {
        assertThat(Numbers.read("1e400")).isEqualTo(new BigDecimal("1e400"));
        assertThat(Numbers.read("1E-0000000000400")).isEqualTo(new BigDecimal("1e-400"));
        assertThat(Numbers.read("1".repeat(400))).isNotNull();
        assertThat(Numbers.read("1".repeat(401))).isNull();
        assertThat(Numbers.read(null)).isNull();
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        Arbitrary<String> scrambled =
                Arbitraries.strings().withChars("0123456789.eE+- x\u0663").ofMaxLength(7);
        Arbitrary<String> whole = Arbitraries.longs().map(String::valueOf);
        return Arbitraries.oneOf(scrambled, whole, whole.map(text -> text + "0"));
    }

    private static BigDecimal readByBigDecimal(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
            boolean small = exponentAt < 0 || Math.abs(Long.parseLong(text.substring(exponentAt + 1))) <= 400;
            return small ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
