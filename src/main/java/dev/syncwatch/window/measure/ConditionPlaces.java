package dev.syncwatch.window.measure;

import dev.syncwatch.rule.Condition;
import java.util.ArrayList;
import java.util.List;

/** Gives each condition a bit; those in one word are of one field. Equal conditions have one bit. */
final class ConditionPlaces {

    private final List<List<Condition>> words = new ArrayList<>();

    /** The bit of a condition, new or known. */
    int of(Condition condition) {
        int word = 0;
        while (word < words.size() && !belongsInto(words.get(word), condition)) {
            word++;
        }
        if (word == words.size()) {
            words.add(new ArrayList<>());
        }
        List<Condition> conditions = words.get(word);
        if (!conditions.contains(condition)) {
            conditions.add(condition);
        }
        return word * Long.SIZE + conditions.indexOf(condition);
    }

    private static boolean belongsInto(List<Condition> word, Condition condition) {
        return word.contains(condition)
                || word.size() < Long.SIZE && word.get(0).field() == condition.field();
    }

    FieldConditions[] words() {
        return words.stream().map(FieldConditions::new).toArray(FieldConditions[]::new);
    }
}
