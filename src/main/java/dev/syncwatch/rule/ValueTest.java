package dev.syncwatch.rule;

import com.google.re2j.Pattern;
import java.io.Serializable;

/** One test of a field's value; a missing value (null) passes only {@link Different}. */
public sealed interface ValueTest extends Serializable
        permits ValueTest.Same, ValueTest.Different, ValueTest.Compared, ValueTest.Found {

    boolean holds(String value);

    /**
     * The same text, or the same number where both can be read as one.
     *
     * @param number null if the text can't be read as a number
     */
    record Same(String text, ReadNumber number) implements ValueTest {
        public static Same as(String text) {
            return new Same(text, ReadNumber.of(text));
        }

        @Override
        public boolean holds(String value) {
            return value != null && (value.equals(text) || (number != null && number.isEqualTo(value)));
        }
    }

    /** Anything but the same, and nothing at all. */
    record Different(Same from) implements ValueTest {
        @Override
        public boolean holds(String value) {
            return !from.holds(value);
        }
    }

    /** A number that lies on one side of another; what is no number does not pass. */
    record Compared(Side side, ReadNumber bound) implements ValueTest {
        @Override
        public boolean holds(String value) {
            int sign = value == null ? ReadNumber.NOT_A_NUMBER : bound.signOf(value);
            return sign != ReadNumber.NOT_A_NUMBER && side.takes(sign);
        }
    }

    /** A RE2 expression that is found anywhere in the value. */
    record Found(Pattern expression) implements ValueTest {
        @Override
        public boolean holds(String value) {
            return value != null && expression.matcher(value).find();
        }
    }

    /** The comparison operators. */
    enum Side {
        AT_LEAST,
        AT_MOST,
        ABOVE,
        BELOW;

        boolean takes(int sign) {
            return switch (this) {
                case AT_LEAST -> sign >= 0;
                case AT_MOST -> sign <= 0;
                case ABOVE -> sign > 0;
                case BELOW -> sign < 0;
            };
        }
    }
}
