package dev.syncwatch.telemetry.decode;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The path of a request as a page may show it: a part that may be somebody's id becomes {@code *}. */
final class RequestPath {

    private static final Pattern SCHEME_AND_HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}|v[0-9]{1,2}");
    /** What stands behind it says whose it is, though it may be a word. */
    private static final Pattern PEOPLE = Pattern.compile("(?i)(user|account|learner|profile|session|device)s?");

    private static final int MOST_PARTS = 6;
    private static final int LONGEST = 2048;

    private RequestPath() {}

    /** Of a URL or of a path, without its query; null of null. */
    static String of(String url) {
        if (url == null) {
            return null;
        }
        String path = SCHEME_AND_HOST
                .matcher(url.substring(0, Math.min(url.length(), LONGEST)))
                .replaceFirst("");
        String plain = path.split("[?#]", 2)[0];
        String[] parts = Arrays.stream(plain.split("/"))
                .filter(part -> !part.isEmpty())
                .limit(MOST_PARTS)
                .toArray(String[]::new);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> mayBeShown(parts, i) ? parts[i] : "*")
                .collect(Collectors.joining("/", "/", ""));
    }

    private static boolean mayBeShown(String[] parts, int i) {
        return WORD.matcher(parts[i]).matches()
                && (i == 0 || !PEOPLE.matcher(parts[i - 1]).matches());
    }
}
