package dev.syncwatch.window.sample;

/** Tells identifiers from words by their form. All of it takes a time that grows with the text and no faster. */
final class Identifiers {

    static final int UUID_LENGTH = 36;
    static final int LEAST_HEX = 8;

    private static final String UUID_FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    private static final int LEAST_DIGITS = 4;
    private static final int LEAST_MIXED = 16;

    /** RFC 5321, 4.5.3.1.1: what stands before the @ has at most 64 octets. */
    private static final int LONGEST_LOCAL_PART = 64;

    private Identifiers() {}

    static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** Where the e-mail address that begins at a place ends, also one in a URL with %40; −1 if none begins there. */
    static int emailEnd(String text, int from) {
        int at = from;
        while (at < text.length() && at - from <= LONGEST_LOCAL_PART && isIn(text.charAt(at), "._+-%'")) {
            if (text.startsWith("%40", at) && at > from) {
                return domainEnd(text, at + 3);
            }
            at++;
        }
        return at < text.length() && text.charAt(at) == '@' && at > from ? domainEnd(text, at + 1) : -1;
    }

    private static int domainEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isIn(text.charAt(at), ".-")) {
            at++;
        }
        // A full stop behind it ends the sentence.
        while (at > from && !Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at > from ? at : -1;
    }

    private static boolean isIn(char c, String signs) {
        return Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0;
    }

    static boolean isUuid(String text, int from) {
        int end = from + UUID_LENGTH;
        if (end > text.length() || end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(from + i);
            if (UUID_FORM.charAt(i) == '-' ? c != '-' : !isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /** Writes a word of letters and digits as it may be shown: a placeholder if it looks like an id, others for long numbers. */
    static void mask(String text, int from, int end, StringBuilder out) {
        int length = end - from;
        int digits = 0;
        int hexDigits = 0;
        for (int i = from; i < end; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
            hexDigits += isHexDigit(text.charAt(i)) ? 1 : 0;
        }
        boolean hex =
                hexDigits == length && digits < length || text.startsWith("0x", from) || text.startsWith("0X", from);
        if (hex && length >= LEAST_HEX) {
            out.append("[hex]");
        } else if (digits > 0 && digits < length && length >= LEAST_MIXED) {
            out.append("[id]");
        } else if (digits < LEAST_DIGITS) {
            out.append(text, from, end);
        } else {
            maskNumbers(text, from, end, out);
        }
    }

    private static void maskNumbers(String text, int from, int end, StringBuilder out) {
        int at = from;
        while (at < end) {
            boolean number = Character.isDigit(text.charAt(at));
            int next = at;
            while (next < end && Character.isDigit(text.charAt(next)) == number) {
                next++;
            }
            if (number && next - at >= LEAST_DIGITS) {
                out.append("[number]");
            } else {
                out.append(text, at, next);
            }
            at = next;
        }
    }
}
