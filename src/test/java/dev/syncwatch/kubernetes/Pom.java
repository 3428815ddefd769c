package dev.syncwatch.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the build says of versions. */
public final class Pom {

    private Pom() {}

    /** The value of a property, such as {@code flink.version}. */
    public static String property(String name) {
        return found("<" + Pattern.quote(name) + ">([^<]+)<");
    }

    /** Ours. */
    public static String version() {
        return found("<artifactId>syncwatch</artifactId>\\s*<version>([^<]+)<");
    }

    /** Flink's, as the operator writes it: {@code v2_2}. */
    static String flinkVersion() {
        String[] parts = property("flink.version").split("\\.");
        return "v" + parts[0] + "_" + parts[1];
    }

    private static String found(String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of("pom.xml")));
            if (!matcher.find()) {
                throw new AssertionError("pom.xml has no " + pattern);
            }
            return matcher.group(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
