package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.backend.RemoteFlag;
import dev.syncwatch.simulate.backend.Script;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Calendar;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.course.Lots;
import dev.syncwatch.simulate.wire.EventWriter;

/** All phones of a scenario. */
public final class Phones {
    /** The world begins before anybody looks, so that sessions are under way by then. */
    private static final long BEFORE_MILLIS = 3_600_000;

    private final Dice dice = new Dice();
    private final Calendar calendar;
    private final Phone[] phones;
    private final Sessions sessions;
    private final Client client;
    private final Voice voice;

    /** Where phones and what they meet keep their traces. */
    public record Around(Script script, RemoteFlag flag, Chronicle chronicle, Outbox outbox) {}

    public Phones(Scenario scenario, long seed, Around around) {
        Lots lots = new Lots(seed);
        long start = scenario.start().toEpochMilli();
        this.calendar = new Calendar(start - BEFORE_MILLIS);
        Backend backend = new Backend(around.script(), dice);
        World world = new World(scenario, around.script(), backend, around.flag(), around.chronicle(), calendar, dice);
        this.voice = new Voice(
                new Voice.Scene(start, scenario.wild().sdkRetries(), around.outbox(), around.chronicle(), dice),
                new EventWriter(seed));
        this.sessions = new Sessions(world);
        this.client = new Client(world, voice, sessions, new Logs(around.outbox(), dice, start));
        this.phones = new Phone[scenario.users()];
        Population population = new Population(scenario, lots);
        for (int user = 0; user < phones.length; user++) {
            phones[user] = population.phone(user);
            dice.take(phones[user].dice);
            sessions.close(phones[user], start - BEFORE_MILLIS);
            phones[user].dice = dice.give();
        }
    }

    /** When the next phone has something to do, in epoch milliseconds, or {@link Calendar#NEVER}. */
    public long peek() {
        return calendar.peek();
    }

    /** Lets the phone that {@link #peek} spoke of do it. */
    public void act(Emissions to) {
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
