package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a browser would not tell, or not each time. */
class PageSourcesTest {
    private static final Path PAGE = Path.of("src/main/resources/dev/syncwatch/dashboard/page");
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"/static/([^\"]+)\"");

    /** A list that is kept by hand: one that is missing costs a round trip, one too many an error. */
    @Test
    void pageAsksAtOnceForEveryModuleAndStyleSheet() throws IOException {
        List<String> linked = LINKED.matcher(read(PAGE.resolve("index.html")))
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> files = files(".js", ".css")
                .map(file -> PAGE.relativize(file).toString().replace('\\', '/'))
                .toList();

        assertThat(linked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void everyModuleIsImportedWhereItIs() throws IOException {
        Pattern imported = Pattern.compile("from \"(\\.[^\"]+)\"");
        for (Path module : files(".js").toList()) {
            assertThat(imported.matcher(read(module)).results().map(found -> module.resolveSibling(found.group(1))))
                    .as(module.toString())
                    .allMatch(Files::isRegularFile);
        }
    }

    /** The charts' library is asked for under the version of the WebJar. */
    @Test
    void chartsComeFromTheLibraryThatIsThere() throws IOException {
        Pattern library = Pattern.compile("/webjars/(uplot/[^\"]+)");
        List<String> asked = files(".js", ".html")
                .flatMap(file -> library.matcher(read(file)).results().map(found -> found.group(1)))
                .toList();

        assertThat(asked)
                .hasSize(2)
                .allMatch(path -> getClass().getResource("/META-INF/resources/webjars/" + path) != null);
    }

    @Test
    void nothingIsTakenForMarkupAndNothingComesFromElsewhere() throws IOException {
        Pattern markup = Pattern.compile(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function| style=\"| on\\w+=\"|@import|url\\(");
        Pattern elsewhere = Pattern.compile("(?:src|href)=\"(?:https?:)?//|from \"https?:|fetch\\(\"http");
        for (Path file : files(".js", ".css", ".html").toList()) {
            assertThat(Stream.of(markup, elsewhere)
                            .flatMap(pattern -> pattern.matcher(read(file)).results())
                            .map(MatchResult::group))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static Stream<Path> files(String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(PAGE)) {
            return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
