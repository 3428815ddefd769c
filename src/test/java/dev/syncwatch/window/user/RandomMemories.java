package dev.syncwatch.window.user;

import dev.syncwatch.window.Moves;
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
        memory.visit = random.nextBoolean() ? UserMemory.NO_VISIT : time();
        for (int i = few(); i > 0; i--) {
            SeenMessages.isDuplicate(memory, random.nextLong(), time(), Long.MIN_VALUE);
        }
        for (int i = few(); i > 0; i--) {
            long group = random.nextInt(3) * 0x9E3779B97F4A7C15L;
            UserPanes.select(memory, random.nextInt(0x10000), group, time(), Long.MIN_VALUE, new Moves());
        }
        EventWidth width = new EventWidth(1 + random.nextInt(3), random.nextInt(3));
        for (int i = few(); i > 0; i--) {
            fill(memory, width, KeptEvents.addRecent(memory, width, random.nextInt(4), time(), Long.MIN_VALUE));
        }
        for (int i = few(); i > 0; i--) {
            fill(memory, width, KeptEvents.await(memory, width, time(), groups(), Long.MIN_VALUE));
        }
        return memory;
    }

    private int few() {
        return random.nextInt(3) * random.nextInt(20);
    }

    private long time() {
        return random.nextInt(10) == 0 ? TIMES[random.nextInt(TIMES.length)] : now + random.nextInt(2_000_000);
    }

    private String[] groups() {
        String[] groups = random.nextBoolean() ? null : new String[random.nextInt(3)];
        for (int g = 0; groups != null && g < groups.length; g++) {
            groups[g] = GROUPS[random.nextInt(GROUPS.length)];
        }
        return groups;
    }

    private void fill(UserMemory memory, EventWidth width, int event) {
        for (int word = 0; word < width.words(); word++) {
            KeptEvents.setSelected(memory, event, word, random.nextLong() >>> random.nextInt(64));
        }
        for (int field = 0; field < width.sames(); field++) {
            KeptEvents.setSame(memory, event, field, random.nextInt(2) * random.nextLong());
        }
    }

    /** Everything that decides, as text; room that nothing is in does not. */
    static String seen(UserMemory memory) {
        StringBuilder text = new StringBuilder("visit " + memory.visit);
        for (int i = memory.panesEnd; i < memory.messagesEnd; i += SeenMessages.WIDTH) {
            text.append(" message ").append(memory.cells[i]).append('@').append(memory.cells[i + 1]);
        }
        for (int i = 0; i < memory.panesEnd; i += UserPanes.WIDTH) {
            text.append(" pane ").append(UserPanes.column(memory, i));
            text.append(" of ").append(UserPanes.group(memory, i));
            text.append('@').append(UserPanes.pane(memory, i));
        }
        for (int i = memory.messagesEnd; i < memory.end; i += KeptEvents.width(memory)) {
            boolean waits = i >= memory.recentEnd;
            text.append(waits ? " waits with " : " recent in " + KeptEvents.sequence(memory, i));
            text.append(waits ? Arrays.toString(KeptEvents.groups(memory, i)) : "");
            text.append(Arrays.toString(KeptEvents.allSelected(memory, i, memory.eventWords)));
            text.append(Arrays.toString(KeptEvents.allSame(memory, i, memory.eventSames)));
            text.append('@').append(KeptEvents.time(memory, i));
        }
        return text.append(" waiting since ").append(memory.waitsSince).toString();
    }
}
