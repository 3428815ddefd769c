package dev.syncwatch.dashboard.ask;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The parameters of one question, none of which is trusted. */
public final class Parameters {
    /** Ids of episodes are the longest: a rule's name and up to four values of 64 characters, percent-encoded. */
    private static final int LONGEST = 2000;

    private static final int LONGEST_ENVIRONMENT = 200;

    private final UnaryOperator<String> byName;

    /** @param byName gives null for what was not said */
    public Parameters(UnaryOperator<String> byName) {
        this.byName = byName;
    }

    /** Empty if it was not said, or said empty. */
    public Optional<String> text(String name) {
        String text = byName.apply(name);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() > LONGEST) {
            throw new BadQuestion(name + " is too long.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BadQuestion(name + " holds a control character.");
        }
        return Optional.of(text);
    }

    /** @throws BadQuestion if it is missing */
    public String required(String name) {
        return text(name).orElseThrow(() -> new BadQuestion(name + " is missing."));
    }

    public Optional<String> environment() {
        Optional<String> environment = text("environment");
        if (environment.filter(name -> name.length() > LONGEST_ENVIRONMENT).isPresent()) {
            throw new BadQuestion("environment is too long.");
        }
        return environment;
    }

    /** A number of rows, 1 to {@code most}. */
    public int limit(int most, int otherwise) {
        return text("limit").map(text -> limitOf(text, most)).orElse(otherwise);
    }

    private static int limitOf(String text, int most) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new BadQuestion("limit is a number from 1 to " + most + ".");
    }
}
