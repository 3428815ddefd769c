package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.course.Lots;
import dev.syncwatch.simulate.post.Seconds;
import dev.syncwatch.simulate.wire.Vocabulary;

/** Some of the phones of a scenario; none minds the others. */
public final class Phones {
    /** The world begins before anybody looks, so that sessions are under way by then. */
    private static final long BEFORE_MILLIS = 3_600_000;

    private final Dice dice = new Dice();
    private final long[] due;
    private final Phone[] phones;
    private final Sessions sessions;
    private final Client client;

    /** Users from {@code first} to before {@code end}. */
    public record Range(int first, int end) {
        int size() {
            return end - first;
        }
    }

    /** Where phones and what they meet keep their traces. */
    public record Around(Script script, RemoteFlag flag, Chronicle chronicle, Seconds seconds, Vocabulary vocabulary) {}

    public Phones(Scenario scenario, long seed, Range users, Around around) {
        Lots lots = new Lots(seed);
        long start = scenario.start().toEpochMilli();
        this.due = new long[users.size()];
        Backend backend = new Backend(around.script(), dice);
        World world = new World(scenario, around, backend, dice, users.first(), due);
        this.sessions = new Sessions(world);
        this.client = new Client(world, new Voice(world), sessions, new Logs(world));
        this.phones = new Phone[users.size()];
        Population population = new Population(scenario, lots, around.vocabulary());
        for (int i = 0; i < phones.length; i++) {
            phones[i] = population.phone(users.first() + i);
            dice.take(phones[i].dice);
            sessions.close(phones[i], start - BEFORE_MILLIS);
            phones[i].dice = dice.give();
        }
    }

    /** Lets each phone do all that it does before that moment, in epoch milliseconds, and has not done yet. */
    public void liveUntil(long millis) {
        for (int i = 0; i < phones.length; i++) {
            while (due[i] < millis) {
                act(phones[i], due[i]);
            }
        }
    }

    private void act(Phone phone, long now) {
        dice.take(phone.dice);
        switch (phone.next) {
            case OPEN -> sessions.open(phone, now);
            case SYNC -> client.sync(phone, now);
            case ANSWER -> client.answer(phone, now);
        }
        phone.dice = dice.give();
    }
}
