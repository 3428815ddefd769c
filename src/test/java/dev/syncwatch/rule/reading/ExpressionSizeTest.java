package dev.syncwatch.rule.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionSizeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "(a{10}){100}",
                "(a{1000}|b)c{1000}",
                "\\(a{1000}\\){1000}",
                "[(]a{1000}[)]{1000}",
                "\\Q(a{1000}){1000}\\E{2}",
                "{5000",
                "a{,5000}",
                "))(("
            })
    void takesCountsBesideEachOther(String expression) {
        assertThat(ExpressionSize.isTooLarge(expression)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{11}){100}",
                "((a{1000}){1000}){1000}",
                "(?:(b|a{2,40})c){26,}",
                "([)]a{1000}){2}",
                "(x){99999999999999999999}"
            })
    void refusesCountsInsideEachOtherThatMultiply(String expression) {
        assertThat(ExpressionSize.isTooLarge(expression)).isTrue();
    }
}
