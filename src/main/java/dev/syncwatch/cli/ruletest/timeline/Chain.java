package dev.syncwatch.cli.ruletest.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What each of some users goes through, once a turn; their beginnings are spread evenly over it. */
record Chain(List<Link> links, People people) implements Doing {
    private static final long A_SECOND = 1_000;

    /**
     * Some events of one kind in a row.
     *
     * @param after milliseconds since the last event before it
     * @param apart milliseconds between its own
     */
    record Link(int times, EventText event, long after, long apart) {}

    static Chain read(Words words) throws BadNotation {
        List<Link> links = new ArrayList<>();
        links.add(link(words, 0));
        while (words.takes("then")) {
            links.add(link(words, words.takes("after") ? words.duration() : A_SECOND));
        }
        return new Chain(links, People.read(words));
    }

    private static Link link(Words words, long after) throws BadNotation {
        int times = Words.isCount(words.peek()) ? words.count("a number") : 1;
        EventText event = EventText.read(words.take("an event"));
        boolean apart =
                !words.peek().isEmpty() && Character.isDigit(words.peek().charAt(0));
        long gap = apart ? words.duration() : A_SECOND;
        if (apart && !words.takes("apart")) {
            throw new BadNotation("`apart` is expected behind the time between two events");
        }
        return new Link(times, event, after, gap);
    }

    @Override
    public long eventsATurn() {
        return people.users().size() * links.stream().mapToLong(Link::times).sum();
    }

    @Override
    public void happen(List<Span> turns, Consumer<Happening> out) {
        long[] made = new long[links.size()];
        for (Span turn : turns) {
            int count = people.users().size();
            for (int i = 0; i < count; i++) {
                goThrough(people.users().get(i), turn.from() + (turn.to() - turn.from()) * i / count, made, out);
            }
        }
    }

    private void goThrough(String user, long start, long[] made, Consumer<Happening> out) {
        long at = start;
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            at += link.after();
            for (int time = 0; time < link.times(); time++) {
                at += time > 0 ? link.apart() : 0;
                out.accept(Happenings.of(link.event(), made[i]++, at, user));
            }
        }
    }
}
