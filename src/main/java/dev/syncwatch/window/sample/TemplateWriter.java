package dev.syncwatch.window.sample;

/** Goes through a message once, from left to right, and writes down what may be shown of it. */
final class TemplateWriter {

    private final String message;
    private final int mostCodePoints;
    private final StringBuilder out = new StringBuilder();
    private int at;

    TemplateWriter(String message, int mostCodePoints) {
        this.message = message;
        this.mostCodePoints = mostCodePoints;
    }

    /** Blanks become single spaces, identifiers placeholders; what is too long ends in an ellipsis. */
    String template() {
        boolean space = false;
        while (at < message.length() && !isFull()) {
            if (isBlank(message.charAt(at))) {
                space = !out.isEmpty();
                at++;
            } else {
                out.append(space ? " " : "").append(next());
                space = false;
            }
        }
        return isFull() ? out.substring(0, out.offsetByCodePoints(0, mostCodePoints - 1)) + "…" : out.toString();
    }

    /** Counted only where it could be so: what is too long in code points is so in characters. */
    private boolean isFull() {
        return out.length() > mostCodePoints && out.codePointCount(0, out.length()) > mostCodePoints;
    }

    private String next() {
        int start = at;
        if (!Character.isLetterOrDigit(message.charAt(at))) {
            at = message.offsetByCodePoints(at, 1);
            return message.substring(start, at);
        }
        int email = Identifiers.emailEnd(message, at);
        if (email > at) {
            at = email;
            return "[email]";
        }
        if (Identifiers.isUuid(message, at)) {
            at += Identifiers.UUID_LENGTH;
            return "[uuid]";
        }
        while (at < message.length() && Character.isLetterOrDigit(message.charAt(at))) {
            at++;
        }
        return Identifiers.masked(message.substring(start, at));
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
