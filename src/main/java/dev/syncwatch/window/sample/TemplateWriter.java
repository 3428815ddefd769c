package dev.syncwatch.window.sample;

/** Goes through a message once, from left to right, and writes down what may be shown of it. */
final class TemplateWriter {

    private final String message;
    private final int mostCodePoints;
    private final boolean mayNameSomebody;
    private final StringBuilder out = new StringBuilder();

    TemplateWriter(String message, int mostCodePoints) {
        this.message = message;
        this.mostCodePoints = mostCodePoints;
        this.mayNameSomebody = message.indexOf('@') >= 0 || message.contains("%40");
    }

    /** Blanks become single spaces, identifiers placeholders; what is too long ends in an ellipsis. */
    String template() {
        boolean space = false;
        int at = 0;
        while (at < message.length() && !isFull()) {
            if (isBlank(message.charAt(at))) {
                space = !out.isEmpty();
                at++;
                continue;
            }
            if (space) {
                out.append(' ');
                space = false;
            }
            at = Character.isLetterOrDigit(message.charAt(at)) ? word(at) : sign(at);
        }
        return isFull() ? out.substring(0, out.offsetByCodePoints(0, mostCodePoints - 1)) + "…" : out.toString();
    }

    /** Counted only where it could be so: what is too long in code points is so in characters. */
    private boolean isFull() {
        return out.length() > mostCodePoints && out.codePointCount(0, out.length()) > mostCodePoints;
    }

    private int sign(int at) {
        int end = message.offsetByCodePoints(at, 1);
        out.append(message, at, end);
        return end;
    }

    private int word(int at) {
        int email = mayNameSomebody ? Identifiers.emailEnd(message, at) : -1;
        if (email > at) {
            out.append("[email]");
            return email;
        }
        if (Identifiers.isUuid(message, at)) {
            out.append("[uuid]");
            return at + Identifiers.UUID_LENGTH;
        }
        int end = at + 1;
        while (end < message.length() && Character.isLetterOrDigit(message.charAt(end))) {
            end++;
        }
        Identifiers.mask(message, at, end, out);
        return end;
    }

    static boolean isBlank(char c) {
        return c <= ' ' || c >= '\u007f' && (Character.isSpaceChar(c) || Character.isISOControl(c));
    }
}
