package dev.syncwatch.simulate.chronicle;

/** How many distinct people did something in the last so many steps; exact, as each person keeps the step of the last time. */
final class TrailingPeople {
    private final int width;
    /** People by the step of their last time, around and around. */
    private final int[] lastIn;

    private int people;

    TrailingPeople(int width) {
        this.width = width;
        this.lastIn = new int[width];
    }

    /** Someone did it in {@code step}, and before that last in {@code before}: far below 0 if never. */
    void count(int before, int step) {
        if (before > step - width) {
            lastIn[Math.floorMod(before, width)]--;
            people--;
        }
        lastIn[Math.floorMod(step, width)]++;
        people++;
    }

    /** In the steps that end with the present one. */
    int people() {
        return people;
    }

    /** Ends a step; the next one's place is that of the oldest. */
    void leave(int step) {
        int oldest = Math.floorMod(step + 1, width);
        people -= lastIn[oldest];
        lastIn[oldest] = 0;
    }
}
