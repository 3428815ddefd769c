package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.window.user.UserMemory;
import dev.syncwatch.window.user.UserPanes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Users, combiners and rings together against a recount of all events at every pane end: panes out of order, users in several
 * groups and subtasks, parts handed over early, users and groups forgotten as soon as they may be, and jumps in time.
 */
class WindowsMatchRecountTest {

    private static final int SUBTASKS = 2;

    @Property
    void everyWindowIsWhatARecountGives(@ForAll long seed) {
        new Run(new Random(seed)).play();
    }

    private static final class Run {
        private final Random random;
        private final RandomTraffic traffic;
        private final MeasurePlan plan;
        private final Rings rings;
        private final Map<Long, UserMemory> users = new HashMap<>();
        private final List<PaneCombiner> combiners = new ArrayList<>();
        private final TreeMap<Long, List<PartialPane>> arrived = new TreeMap<>();
        private final Map<String, GroupWindows> groups = new HashMap<>();
        private final List<UserEvent> counted = new ArrayList<>();
        private long closed;

        Run(Random random) {
            this.random = random;
            this.traffic = new RandomTraffic(random);
            this.plan = traffic.plan;
            this.rings = new Rings(plan, 1);
            for (int i = 0; i < SUBTASKS; i++) {
                combiners.add(new PaneCombiner(plan));
            }
            closed = plan.paneOf(random.nextBoolean() ? -30 * plan.paneMillis() : 1_767_600_000_000L);
        }

        void play() {
            for (int step = 0; step < 60; step++) {
                int events = random.nextInt(3) == 0 ? 0 : random.nextInt(8);
                for (int i = 0; i < events; i++) {
                    take(traffic.eventAfter(closed));
                }
                if (random.nextInt(4) == 0) {
                    combiners.forEach(combiner -> combiner.flush(Long.MAX_VALUE, this::arrive));
                }
                int panes = random.nextInt(12) == 0 ? 1 + random.nextInt(50) : random.nextInt(3);
                for (int i = 0; i < panes; i++) {
                    closePane(random.nextInt(4) > 0 || i == panes - 1);
                }
            }
        }

        private void take(UserEvent event) {
            Moves moves = new Moves();
            if (event.user() != UserEvent.NOBODY) {
                UserMemory memory = users.computeIfAbsent(event.user(), unused -> new UserMemory());
                for (int c = 0; c < plan.userColumns().size(); c++) {
                    MeasurePlan.UserColumn column = plan.userColumns().get(c);
                    String group = event.groups()[column.grouping()];
                    if (group != null && event.measurement().isSelected(column.selection())) {
                        UserPanes.select(memory, c, group.hashCode(), plan.paneOf(event.time()), closed, moves);
                    }
                }
            }
            int subtask = event.user() == UserEvent.NOBODY
                    ? random.nextInt(SUBTASKS)
                    : (int) Math.floorMod(event.user(), (long) SUBTASKS);
            combiners.get(subtask).add(new JudgedEvent(event, moves.take()));
            counted.add(event);
        }

        private void arrive(PartialPane partial) {
            if (partial.grouping() == 1) {
                arrived.computeIfAbsent(partial.pane(), unused -> new ArrayList<>())
                        .add(partial);
            }
        }

        /** Evaluation may skip a pane end: time then jumps over it. */
        private void closePane(boolean evaluated) {
            long pane = closed;
            closed += plan.paneMillis();
            combiners.forEach(combiner -> combiner.flush(closed, this::arrive));
            List<PartialPane> parts = arrived.getOrDefault(pane, List.of());
            arrived.remove(pane);
            for (PartialPane part : parts) {
                rings.add(current(part.group()), part);
            }
            if (random.nextInt(5) == 0) {
                users.values().forEach(memory -> UserPanes.forget(memory, closed, plan));
                users.values().removeIf(UserMemory::isEmpty);
            }
            if (evaluated) {
                Set.copyOf(groups.keySet()).forEach(this::evaluate);
            }
        }

        private GroupWindows current(String group) {
            GroupWindows windows = groups.computeIfAbsent(group, unused -> rings.startingAt(closed));
            rings.advance(windows, closed);
            return windows;
        }

        private void evaluate(String group) {
            GroupWindows windows = current(group);
            for (RandomTraffic.Trailings trailings : traffic.trailings) {
                List<UserEvent> inWindow = inWindow(group, trailings.panes());
                assertThat(windows.total(trailings.count())).as("count").isEqualTo(count(inWindow, trailings.count()));
                assertThat(windows.total(trailings.users())).as("users").isEqualTo(users(inWindow, trailings.users()));
                assertThat(windows.sum(trailings.sum())).as("sum").isEqualByComparingTo(sum(inWindow));
            }
            assertThat(windows.total(traffic.shortUsers))
                    .isEqualTo(users(inWindow(group, RandomTraffic.SHORT_WINDOW), traffic.shortUsers));
            assertThat(windows.events)
                    .isEqualTo(inWindow(group, RandomTraffic.LONGEST_WINDOW).size());
            if (windows.isEmpty()) {
                groups.remove(group);
            }
        }

        private List<UserEvent> inWindow(String group, int panes) {
            return counted.stream()
                    .filter(event -> group.equals(event.groups()[1]))
                    .filter(event -> event.time() < closed && event.time() >= closed - panes * plan.paneMillis())
                    .toList();
        }

        private long count(List<UserEvent> events, TrailingRef ref) {
            return events.stream()
                    .filter(event -> event.measurement().isSelected(traffic.selection(ref)))
                    .count();
        }

        private long users(List<UserEvent> events, TrailingRef ref) {
            return events.stream()
                    .filter(event -> event.user() != UserEvent.NOBODY
                            && event.measurement().isSelected(traffic.selection(ref)))
                    .map(UserEvent::user)
                    .distinct()
                    .count();
        }

        private static BigDecimal sum(List<UserEvent> events) {
            return events.stream()
                    .map(event -> event.addends()[0])
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
