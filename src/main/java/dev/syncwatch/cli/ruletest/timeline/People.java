package dev.syncwatch.cli.ruletest.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who does something.
 *
 * @param users their ids; one null for events of nobody
 * @param given whether the line names them
 */
record People(List<String> users, boolean given) {
    private static final String RANGE = "\\.\\.";

    /** Reads what stands behind {@code by}; without it, it is the first user alone. */
    static People read(Words words) throws BadNotation {
        if (!words.takes("by")) {
            return new People(List.of(name(1)), false);
        }
        if (words.takes("nobody")) {
            List<String> nobody = new ArrayList<>();
            nobody.add(null);
            return new People(nobody, false);
        }
        if (words.takes("users")) {
            return range(words.take("a range such as 21..30"));
        }
        int count = words.count("a number of users");
        String unit = words.take("`users`");
        if (!unit.equals("users") && !unit.equals("user")) {
            throw new BadNotation("`by` takes 40 users, users 21..30 or nobody");
        }
        return between(1, count);
    }

    private static People range(String text) throws BadNotation {
        String[] ends = text.split(RANGE);
        if (ends.length != 2 || !Words.isCount(ends[0]) || !Words.isCount(ends[1])) {
            throw new BadNotation("`users` takes a range such as 21..30");
        }
        return between(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    private static People between(int first, int last) throws BadNotation {
        if (last < first) {
            throw new BadNotation("users " + first + ".." + last + " are none");
        }
        return new People(
                IntStream.rangeClosed(first, last).mapToObj(People::name).toList(), true);
    }

    private static String name(int number) {
        return "user-" + number;
    }

    /** Whose turn it is: one after the other, each round beginning one further, so that nobody always gets the same of a pattern. */
    String turn(long number) {
        long round = number / users.size();
        return users.get((int) ((number + round) % users.size()));
    }
}
