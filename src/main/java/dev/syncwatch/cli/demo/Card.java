package dev.syncwatch.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a person is shown: where it stands, what it says, and what belongs to it.
 *
 * @param place a vendor, say, or the world itself
 * @param lines what stands below the title
 */
record Card(String place, Tone tone, String title, List<Line> lines) {

    /** How bad it is. */
    enum Tone {
        BAD("red"),
        DOUBTFUL("yellow"),
        GOOD("green"),
        PLAIN("cyan");

        private final String colour;

        Tone(String colour) {
            this.colour = colour;
        }

        /** A colour as picocli calls it. */
        String colour() {
            return colour;
        }
    }

    /** One line; the label is empty where it belongs to the line above. */
    record Line(String label, String text) {}

    Card {
        lines = List.copyOf(lines);
    }

    static Card of(String place, Tone tone, String title) {
        return new Card(place, tone, title, List.of());
    }

    /** The same with a line below for each of these texts; the first of them has the label. */
    Card with(String label, List<String> texts) {
        List<Line> more = new ArrayList<>(lines);
        for (int i = 0; i < texts.size(); i++) {
            more.add(new Line(i == 0 ? label : "", texts.get(i)));
        }
        return new Card(place, tone, title, more);
    }
}
