package dev.syncwatch.cli.ruletest.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines of the notation, put together. */
public final class Timeline {
    private static final int MOST_EVENTS = 1_000_000;

    private final List<Happening> happenings = new ArrayList<>();
    private long end;

    /** Adds what one line says: {@code when} stands before its colon, {@code what} behind it. */
    public void add(String when, String what) throws BadNotation {
        When times = When.read(when);
        Doing doing = Doing.read(what);
        if (happenings.size() + doing.eventsATurn() * times.turnCount() > MOST_EVENTS) {
            throw new BadNotation("this would be more than a million events");
        }
        doing.happen(times.turns(), happening -> {
            happenings.add(happening);
            end = Math.max(end, happening.at());
        });
        end = Math.max(end, times.end());
    }

    /** In order of time; what comes at the same time, in order of the lines. */
    public List<Happening> happenings() {
        return happenings.stream()
                .sorted(Comparator.comparingLong(Happening::at))
                .toList();
    }

    /** When the last line ends, in milliseconds since the start. */
    public long end() {
        return end;
    }
}
