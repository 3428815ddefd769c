package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Calendar;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.course.Lots;
import dev.syncwatch.simulate.post.Outbox;
import dev.syncwatch.simulate.post.Records;
import dev.syncwatch.simulate.wire.EventWriter;

/** Some of the phones of a scenario; none minds the others. */
public final class Phones {
    /** The world begins before anybody looks, so that sessions are under way by then. */
    private static final long BEFORE_MILLIS = 3_600_000;

    private final Dice dice = new Dice();
    private final Calendar calendar;
    private final Phone[] phones;
    private final Sessions sessions;
    private final Client client;
    private final Voice voice;

    /** Users from {@code first} to before {@code end}. */
    public record Range(int first, int end) {
        int size() {
            return end - first;
        }
    }

    /** Where phones and what they meet keep their traces. */
    public record Around(Script script, RemoteFlag flag, Chronicle chronicle, Outbox outbox) {}

    public Phones(Scenario scenario, long seed, Range users, Around around) {
        Lots lots = new Lots(seed);
        long start = scenario.start().toEpochMilli();
        this.calendar = new Calendar(start - BEFORE_MILLIS, users.size());
        Devices devices = new Devices();
        Backend backend = new Backend(around.script(), dice);
        World world = new World(
                scenario,
                around.script(),
                backend,
                around.flag(),
                around.chronicle(),
                calendar,
                dice,
                devices,
                users.first());
        this.voice = new Voice(
                new Voice.Scene(start, scenario.wild().sdkRetries(), around.outbox(), around.chronicle(), dice),
                new EventWriter(seed));
        this.sessions = new Sessions(world);
        this.client = new Client(world, voice, sessions, new Logs(around.outbox(), dice, start));
        this.phones = new Phone[users.size()];
        Population population = new Population(scenario, lots, devices);
        for (int i = 0; i < phones.length; i++) {
            phones[i] = population.phone(users.first() + i);
            dice.take(phones[i].dice);
            sessions.close(phones[i], start - BEFORE_MILLIS);
            phones[i].dice = dice.give();
        }
    }

    /** When the next phone has something to do, in epoch milliseconds, or {@link Calendar#NEVER}. */
    public long peek() {
        return calendar.peek();
    }

    /** Lets the phone that {@link #peek} spoke of do it. */
    public void act(Records to) {
        long now = calendar.peek();
        Phone phone = phones[calendar.take()];
        voice.speakTo(to);
        dice.take(phone.dice);
        switch (phone.next) {
            case OPEN -> sessions.open(phone, now);
            case SYNC -> client.sync(phone, now);
            case ANSWER -> client.answer(phone, now);
        }
        phone.dice = dice.give();
    }
}
