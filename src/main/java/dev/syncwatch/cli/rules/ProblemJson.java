package dev.syncwatch.cli.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.syncwatch.rule.RuleProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Problems as JSON: an array of objects with file, line, column, rule, message, hint and severity; rule and hint may be null. */
final class ProblemJson {
    private ProblemJson() {}

    static String of(List<RuleProblem> problems) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (RuleProblem problem : problems) {
                write(problem, json);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text can always be written to", impossible);
        }
        return text.toString();
    }

    private static void write(RuleProblem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", problem.file());
        json.writeNumberField("line", problem.line());
        json.writeNumberField("column", problem.column());
        json.writeStringField("rule", problem.rule());
        json.writeStringField("message", problem.finding().what());
        json.writeStringField("hint", problem.finding().hint());
        json.writeStringField("severity", problem.finding().severity().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }
}
