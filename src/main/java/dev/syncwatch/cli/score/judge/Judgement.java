package dev.syncwatch.cli.score.judge;

import java.util.List;
import java.util.Map;

/**
 * What is to be said of one run.
 *
 * @param firedIn by the name of each incident, the rules that began to fire from its start on until they could no longer see it
 */
public record Judgement(List<Verdict> verdicts, List<FalsePage> falsePages, Map<String, List<String>> firedIn) {

    public Judgement {
        verdicts = List.copyOf(verdicts);
        falsePages = List.copyOf(falsePages);
        firedIn = Map.copyOf(firedIn);
    }

    /**
     * An episode of a rule that pages, with no incident around.
     *
     * @param crossedToo whether the rule's definition held in the model: then the rule did as it was told
     * @param model      how far the model came just then, in words; empty where the truth can't tell
     */
    public record FalsePage(Episode episode, boolean crossedToo, String model) {}

    /** Whether everything was found, and nothing else. */
    public boolean isGood() {
        return falsePages.isEmpty()
                && verdicts.stream().noneMatch(verdict -> verdict.outcome() == Verdict.Outcome.MISSED);
    }
}
