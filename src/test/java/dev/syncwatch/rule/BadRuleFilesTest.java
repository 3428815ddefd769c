package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in {@code rules/bad} says in comments that begin with {@code #!}, which problems it has: all of them, in order.
 * {@code -Drules.update=true} writes them anew, for a look at the difference.
 */
class BadRuleFilesTest {
    private static final String EXPECTED = "#! ";

    static List<Path> badFiles() {
        return RuleFiles.in("bad");
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void reportsEveryProblemWithItsPlace(Path file) throws IOException {
        RuleFile read = RuleFiles.read(file);
        List<String> told = Stream.concat(read.problems().stream(), read.warnings().stream())
                .map(problem -> problem.toString()
                        .substring(file.getFileName().toString().length() + 1))
                .toList();
        if (Boolean.getBoolean("rules.update")) {
            update(file, told);
        }
        List<String> expected = lines(file)
                .filter(line -> line.startsWith(EXPECTED))
                .map(line -> line.substring(EXPECTED.length()))
                .toList();

        assertThat(told).containsExactlyElementsOf(expected);
        assertThat(read.problems()).isNotEmpty();
        assertThat(read.ruleSet()).isNull();
    }

    private static Stream<String> lines(Path file) {
        return new String(RuleFiles.bytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static void update(Path file, List<String> told) throws IOException {
        String bytes = new String(RuleFiles.bytes(file), StandardCharsets.ISO_8859_1);
        String kept = bytes.replaceAll("(?m)^" + EXPECTED + ".*\\n?", "");
        String added = told.stream().map(line -> EXPECTED + line + "\n").collect(Collectors.joining());
        Files.write(file, kept.getBytes(StandardCharsets.ISO_8859_1));
        Files.write(file, added.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
}
