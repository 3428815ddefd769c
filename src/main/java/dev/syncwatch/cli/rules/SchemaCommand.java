package dev.syncwatch.cli.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.rule.reading.FileSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code syncwatch rules schema}: what editors know of rule files. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema (draft 2020-12) of rule files, for editors.")
final class SchemaCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(FileSchema.write()));
        out.flush();
        return ExitCode.GOOD;
    }
}
