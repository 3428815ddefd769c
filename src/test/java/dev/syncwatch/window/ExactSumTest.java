package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExactSumTest {

    @Property
    void isTheSumToTheLastDigit_andOfTheSameScale(@ForAll long seed) {
        Random random = new Random(seed);
        ExactSum sum = new ExactSum();
        BigDecimal expected = null;
        for (int i = random.nextInt(60); i > 0; i--) {
            BigDecimal addend = addend(random);
            sum.add(addend);
            expected = ExactSum.plus(expected, addend);
        }
        assertThat(sum.total()).isEqualTo(expected);
    }

    @Test
    void wholeNumbersMayAddUpToMoreThanALongHolds() {
        ExactSum sum = new ExactSum();
        BigDecimal addend = new BigDecimal("-999999999999999999");
        for (int i = 0; i < 100; i++) {
            sum.add(addend);
        }
        assertThat(sum.total()).isEqualTo(addend.multiply(BigDecimal.valueOf(100)));
    }

    private static BigDecimal addend(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(40) - 20);
            case 2 -> BigDecimal.valueOf(random.nextLong());
            case 3 -> BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000_000L);
            default -> BigDecimal.valueOf(random.nextInt(200) - 100);
        };
    }
}
