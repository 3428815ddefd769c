package dev.syncwatch.rule.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.yaml.Problems;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherLineTest {
    private static final FieldLookup FAILED = fields(Map.of(
            EventField.EVENT, "learning_sync_failed",
            EventField.STAGE, "push",
            EventField.STATUS_CODE, "503",
            EventField.MESSAGE, "refused, a=b"));

    private final Problems problems = new Problems("--where");

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "event=learning_sync_failed -> true",
                "event = learning_sync_failed , stage = push -> true",
                "event=learning_sync_failed,stage=fetch -> false",
                "statusCode>=503 -> true",
                "statusCode>503 -> false",
                "statusCode>=500,statusCode<=599 -> true",
                "statusCode>=500,statusCode<503 -> false",
                "statusCode=503.0 -> true",
                "stage!=push -> false",
                "reason!=unauthenticated -> true",
                "message=~^ref.{3}d -> true",
                "message~(refused|timeout) -> true",
                "message=~a{1,3} -> true"
            })
    void meansWhatRuleFilesMean(String line, boolean matches) {
        Matcher matcher = read(line);

        assertThat(problems.inOrder()).isEmpty();
        assertThat(matcher.matches(FAILED)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "stagee=push -> unknown field \"stagee\"; did you mean \"stage\"?",
                "event=learning_sync_faild -> unknown event \"learning_sync_faild\"; did you mean \"learning_sync_failed\"?",
                "statusCode>=high -> < and > compare numbers, and \"high\" is none",
                "stage= -> no event has an empty stage; an absent one passes only a test with !=",
                "message=~( -> bad expression: missing closing ) in \"(\"",
                "failed -> write field=value, field!=value, field>=number or field=~expression, with commas between"
            })
    void saysWhatIsWrong(String line, String message) {
        assertThat(read(line)).isNull();
        assertThat(problems.inOrder())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo(message));
    }

    @Test
    void endsAValueAtACommaOnlyWhereAnotherConditionFollows() {
        assertThat(read("message=refused, or not").matches(FAILED)).isFalse();
        assertThat(read("message=~refused, ,stage=push").matches(FAILED)).isTrue();
        assertThat(problems.inOrder()).isEmpty();
    }

    private Matcher read(String line) {
        return new MatcherLine(problems).read(line);
    }

    private static FieldLookup fields(Map<EventField, String> values) {
        return values::get;
    }
}
