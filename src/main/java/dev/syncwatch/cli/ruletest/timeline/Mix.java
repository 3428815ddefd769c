package dev.syncwatch.cli.ruletest.timeline;

import dev.syncwatch.rule.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * So many events a turn, spread evenly over it, over users and, by their shares, over alternatives.
 *
 * @param count events a turn
 */
record Mix(int count, List<Share> shares, People people) implements Doing {
    /** What part of the events are of a kind. */
    record Share(BigDecimal percent, EventText event) {}

    static Mix read(Words words) throws BadNotation {
        int count = Words.isCount(words.peek()) ? words.count("a number") : 0;
        words.takes("of");
        List<BigDecimal> percents = new ArrayList<>();
        List<EventText> events = new ArrayList<>();
        do {
            percents.add(words.peek().endsWith("%") ? percent(words.take("a share")) : null);
            events.add(EventText.read(words.take("an event")));
        } while (words.takes("or"));
        People people = People.read(words);
        int each = people.given() ? people.users().size() : 1;
        return new Mix(count == 0 ? each : count, shares(percents, events), people);
    }

    private static BigDecimal percent(String word) throws BadNotation {
        BigDecimal percent = Numbers.read(word.substring(0, word.length() - 1));
        if (percent == null || percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new BadNotation(word + " is no share; write it like 80%");
        }
        return percent;
    }

    /** Those without a share have what is left between them. */
    private static List<Share> shares(List<BigDecimal> percents, List<EventText> events) throws BadNotation {
        BigDecimal given = percents.stream().filter(p -> p != null).reduce(BigDecimal.ZERO, BigDecimal::add);
        long open = percents.stream().filter(p -> p == null).count();
        BigDecimal left = BigDecimal.valueOf(100).subtract(given);
        if (left.signum() < 0 || open > 0 && left.signum() == 0 || open == 0 && left.signum() > 0) {
            throw new BadNotation("the shares have to add up to 100%; one may be left out, and is the rest");
        }
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            BigDecimal rest = percents.get(i) == null
                    ? left.divide(BigDecimal.valueOf(open), MathContext.DECIMAL64)
                    : percents.get(i);
            shares.add(new Share(rest, events.get(i)));
        }
        return shares;
    }

    @Override
    public long eventsATurn() {
        return count;
    }

    @Override
    public void happen(List<Span> turns, Consumer<Happening> out) {
        long[] made = new long[shares.size()];
        long number = 0;
        for (Span turn : turns) {
            for (int i = 0; i < count; i++) {
                long at = turn.from() + (turn.to() - turn.from()) * i / count;
                int kind = mostBehind(made, number + 1);
                out.accept(Happenings.of(shares.get(kind).event(), made[kind], at, people.turn(number)));
                made[kind]++;
                number++;
            }
        }
    }

    /** The kind of which there are the fewest, as measured by its share of so many events. */
    private int mostBehind(long[] made, long total) {
        int most = 0;
        BigDecimal furthest = null;
        for (int i = 0; i < made.length; i++) {
            BigDecimal due =
                    shares.get(i).percent().multiply(BigDecimal.valueOf(total)).movePointLeft(2);
            BigDecimal behind = due.subtract(BigDecimal.valueOf(made[i]));
            if (furthest == null || behind.compareTo(furthest) > 0) {
                most = i;
                furthest = behind;
            }
        }
        return most;
    }
}
