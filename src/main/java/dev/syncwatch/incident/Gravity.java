package dev.syncwatch.incident;

import java.util.List;

/** Which of two severities is the graver. */
final class Gravity {
    private static final List<String> GRAVEST_FIRST = List.of("critical", "error", "warning", "info");

    private Gravity() {}

    /** A word that is unknown counts as the gravest: a misspelt one must not be the quiet one. */
    static boolean isGraver(String severity, String than) {
        return rank(severity) < rank(than);
    }

    private static int rank(String severity) {
        return Math.max(0, GRAVEST_FIRST.indexOf(severity));
    }
}
