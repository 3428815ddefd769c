package dev.syncwatch.rule.yaml;

/** Text from a file as it may stand in a message: short and on one line. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST)
                .forEach(character -> quoted.appendCodePoint(Character.isISOControl(character) ? ' ' : character));
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }
}
