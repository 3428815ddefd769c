package dev.syncwatch.cli.ruletest.timeline;

import java.util.List;
import java.util.function.Consumer;

/** The right side of a line: what happens. */
sealed interface Doing permits Mix, Chain {

    long eventsATurn();

    /** Makes the events of all turns. */
    void happen(List<Span> turns, Consumer<Happening> out);

    /** Reads {@code 5 of 80% failed or completed by 40 users} or {@code failed then 2 skipped by 12 users}. */
    static Doing read(String text) throws BadNotation {
        boolean chain = text.matches("(?s).*\\s(then|apart)(\\s.*)?");
        Words words = new Words(text);
        Doing doing = chain ? Chain.read(words) : Mix.read(words);
        words.end();
        return doing;
    }
}
