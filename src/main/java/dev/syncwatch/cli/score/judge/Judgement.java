package dev.syncwatch.cli.score.judge;

import java.util.List;

/** What is to be said of one run. */
public record Judgement(List<Verdict> verdicts, List<FalsePage> falsePages) {

    public Judgement {
        verdicts = List.copyOf(verdicts);
        falsePages = List.copyOf(falsePages);
    }

    /**
     * An episode of a rule that pages, with no incident around.
     *
     * @param crossedToo whether the rule's definition held in the model: then the rule did as it was told
     */
    public record FalsePage(Episode episode, boolean crossedToo) {}

    /** Whether everything was found, and nothing else. */
    public boolean isGood() {
        return falsePages.isEmpty()
                && verdicts.stream().noneMatch(verdict -> verdict.outcome() == Verdict.Outcome.MISSED);
    }
}
