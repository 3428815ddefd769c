package dev.syncwatch.rule;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret is kept: {@code ${NAME}} in the environment or {@code ${file:PATH}} in a file; never the secret itself.
 *
 * @param name of the variable, or the path
 */
public record SecretRef(Place place, String name) implements Serializable {
    /** As a regular expression, the form that stands in rule files. */
    public static final String WRITTEN = "\\$\\{(?:file:([^{}]+)|([A-Za-z_][A-Za-z0-9_]*))\\}";

    private static final Pattern PATTERN = Pattern.compile(WRITTEN);
    private static final long LONGEST_FILE_BYTES = 65_536;

    public enum Place {
        ENVIRONMENT,
        FILE
    }

    /** Reads the form that stands in rule files; empty if the text is anything else, such as a secret written out. */
    public static Optional<SecretRef> read(String text) {
        Matcher written = PATTERN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        String path = written.group(1);
        return Optional.of(
                path == null ? new SecretRef(Place.ENVIRONMENT, written.group(2)) : new SecretRef(Place.FILE, path));
    }

    /**
     * Fetches the secret, without white space around it.
     *
     * @return empty if the variable is not set, the file can't be read or is over 64 KiB, or there is nothing in it
     */
    public Optional<String> resolve(Map<String, String> environment) {
        Optional<String> found = place == Place.FILE ? fromFile() : Optional.ofNullable(environment.get(name));
        return found.map(String::strip).filter(secret -> !secret.isEmpty());
    }

    private Optional<String> fromFile() {
        try {
            Path path = Path.of(name);
            boolean readable = Files.isRegularFile(path) && Files.size(path) <= LONGEST_FILE_BYTES;
            return readable ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** As it stands in a rule file. */
    @Override
    public String toString() {
        return place == Place.FILE ? "${file:" + name + "}" : "${" + name + "}";
    }
}
