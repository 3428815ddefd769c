package dev.syncwatch.window.user;

import dev.syncwatch.window.Moves;
import dev.syncwatch.window.sequence.SelectedEvent;
import java.util.Arrays;
import java.util.Random;

/** Memories of users with every part in every state, and what can be seen of one. */
final class RandomMemories {

    private static final long[] TIMES = {0, 1, -1, 1_767_607_200_000L, -86_400_000, Long.MAX_VALUE, Long.MIN_VALUE + 1};
    private static final String[] GROUPS = {
        "environment=production", "environment=%2Fü,platform=ios", "", "\ud800", null
    };

    private final Random random;
    private final long now;

    RandomMemories(long seed) {
        random = new Random(seed);
        now = TIMES[random.nextInt(TIMES.length)];
    }

    UserMemory next() {
        UserMemory memory = new UserMemory();
        memory.timer = random.nextBoolean() ? UserMemory.NO_TIMER : time();
        for (int i = few(); i > 0; i--) {
            SeenMessages.isDuplicate(memory, random.nextLong(), time(), Long.MIN_VALUE);
        }
        for (int i = few(); i > 0; i--) {
            long group = random.nextInt(3) * 0x9E3779B97F4A7C15L;
            UserPanes.select(memory, random.nextInt(0x10000), group, time(), Long.MIN_VALUE, new Moves());
        }
        memory.sequences.setWaiting(events());
        SelectedEvent[][] recent = new SelectedEvent[random.nextInt(4)][];
        Arrays.setAll(recent, i -> events());
        memory.sequences.setRecent(recent);
        return memory;
    }

    private int few() {
        return random.nextInt(3) * random.nextInt(20);
    }

    private long time() {
        return random.nextInt(10) == 0 ? TIMES[random.nextInt(TIMES.length)] : now + random.nextInt(2_000_000);
    }

    private SelectedEvent[] events() {
        SelectedEvent[] events = new SelectedEvent[random.nextInt(3) * random.nextInt(3)];
        Arrays.setAll(events, i -> event());
        return events;
    }

    private SelectedEvent event() {
        long[] selected = random.longs(1 + random.nextInt(3))
                .map(bits -> bits >>> random.nextInt(64))
                .toArray();
        long[] same = random.nextBoolean()
                ? null
                : random.longs(random.nextInt(3)).map(hash -> hash & 1).toArray();
        String[] groups = random.nextBoolean() ? null : new String[random.nextInt(3)];
        for (int g = 0; groups != null && g < groups.length; g++) {
            groups[g] = GROUPS[random.nextInt(GROUPS.length)];
        }
        return new SelectedEvent(time(), selected, same, groups);
    }

    /** Everything that decides, as text; room that nothing is in does not. */
    static String seen(UserMemory memory) {
        StringBuilder text = new StringBuilder("timer " + memory.timer);
        for (int i = memory.panesEnd; i < memory.messagesEnd; i += SeenMessages.WIDTH) {
            text.append(" message ").append(memory.cells[i]).append('@').append(memory.cells[i + 1]);
        }
        for (int i = 0; i < memory.panesEnd; i += UserPanes.WIDTH) {
            text.append(" pane ").append(UserPanes.column(memory, i));
            text.append(" of ").append(UserPanes.group(memory, i));
            text.append('@').append(UserPanes.pane(memory, i));
        }
        text.append(" waiting ").append(seen(memory.sequences.waiting()));
        for (int i = 0; i < memory.sequences.followed(); i++) {
            text.append(" recent ").append(seen(memory.sequences.recent(i)));
        }
        return text.toString();
    }

    private static String seen(SelectedEvent[] events) {
        StringBuilder text = new StringBuilder();
        for (SelectedEvent event : events) {
            text.append(Arrays.toString(event.selected())).append(Arrays.toString(event.same()));
            text.append(Arrays.toString(event.groups())).append('@').append(event.time());
        }
        return text.toString();
    }
}
