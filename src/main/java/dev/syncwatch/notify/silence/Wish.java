package dev.syncwatch.notify.silence;

import com.google.re2j.Pattern;

/**
 * What a silence asks of one field's value, written as in rule files. Values are compared as texts: 3.1 and 3.10 are two versions.
 */
public sealed interface Wish {

    /** Whether a value, null where there is none, is as wanted. */
    boolean holds(String value);

    /** As it stands in a file. */
    String written();

    /** That text. */
    record Same(String text) implements Wish {
        @Override
        public boolean holds(String value) {
            return text.equals(value);
        }

        @Override
        public String written() {
            return text;
        }
    }

    /** Another text, or none. */
    record Different(String text) implements Wish {
        @Override
        public boolean holds(String value) {
            return !text.equals(value);
        }

        @Override
        public String written() {
            return "!=" + text;
        }
    }

    /** A text in which an RE2 expression is found anywhere. */
    record Found(Pattern expression) implements Wish {
        @Override
        public boolean holds(String value) {
            return value != null && expression.matcher(value).find();
        }

        @Override
        public String written() {
            return "~" + expression.pattern();
        }
    }

    /** Reads {@code x}, {@code !=x} or {@code ~expression}. */
    static Wish read(String written) throws BadSilence {
        if (written.startsWith("~")) {
            return new Found(SmallExpression.compile(written.substring(1)));
        }
        if (written.startsWith("!=")) {
            return new Different(text(written.substring(2).strip()));
        }
        if (written.startsWith("<") || written.startsWith(">")) {
            throw new BadSilence("< and > compare numbers, and what a silence can name are texts; take a list or ~");
        }
        return new Same(text(written));
    }

    private static String text(String text) throws BadSilence {
        if (text.isBlank() || text.startsWith("~")) {
            throw new BadSilence("a value is expected here, and behind != no expression");
        }
        return text;
    }
}
