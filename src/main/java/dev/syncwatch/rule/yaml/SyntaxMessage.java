package dev.syncwatch.rule.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says what is wrong with the YAML, without repeating what stands there: it may be a secret. */
final class SyntaxMessage {
    static final String TAG =
            "tags (!) have no meaning here; a text that begins with ! needs quotes, such as \"!=success\"";

    private SyntaxMessage() {}

    static String of(MarkedYamlEngineException e, String text) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        if (problem.startsWith("found undefined alias")) {
            return "this alias (*) names no anchor (&); a text that begins with * needs quotes";
        }
        if (problem.contains("another document")) {
            return "a file holds one document; remove this ---";
        }
        if (problem.startsWith("found undefined tag")
                || String.valueOf(e.getContext()).contains("scanning a tag")) {
            return TAG;
        }
        return "this is no YAML: " + withoutContent(problem) + hint(e, text);
    }

    private static String withoutContent(String problem) {
        return problem.replaceAll("\\s*\\(Do not use .*", "")
                .replaceAll("\\s+", " ")
                .replaceAll("[. ]+$", "");
    }

    private static String hint(MarkedYamlEngineException e, String text) {
        int at = e.getProblemMark().map(Mark::getIndex).orElse(0);
        if (at > 0
                && at <= text.length()
                && text.substring(at - 1, Math.min(at + 1, text.length())).contains(">")) {
            return "; a comparison needs quotes, such as \">=500\"";
        }
        String problem = String.valueOf(e.getProblem());
        if (problem.startsWith("mapping values are not allowed")) {
            return "; a text with a colon and a space in it needs quotes";
        }
        return problem.startsWith("expected ',' or") ? "; a text with any of [ ] { } , : in it needs quotes" : "";
    }
}
