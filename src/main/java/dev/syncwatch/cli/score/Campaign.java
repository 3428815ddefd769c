package dev.syncwatch.cli.score;

import dev.syncwatch.simulate.App;
import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Scenario.Envelopes;
import dev.syncwatch.simulate.Wild;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The built-in cases, by number from 1: incidents of every sort, then healthy days and nights of a small and of a large app. A case is
 * a function of the campaign's seed and its number alone.
 */
record Campaign(long seed) {
    static final int INCIDENTS = 200;
    static final int HEALTHY_DAYS = 30;
    static final int CASES = INCIDENTS + 2 * HEALTHY_DAYS;

    private static final int SMALL = 800;
    private static final int LARGE = 20_000;
    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration BEFORE = Duration.ofMinutes(60);
    private static final Duration AFTER = Duration.ofMinutes(75);
    private static final Duration BETWEEN = Duration.ofMinutes(75);

    private static final Incident.Kind[] KINDS = Incident.Kind.values();
    private static final int[] USERS = {500, 2_000, 5_000, 15_000, 40_000};
    private static final double[] SHARES = {0.05, 0.12, 0.2, 0.35, 0.6, 0.9, 1, 1};
    private static final int[] MINUTES = {5, 10, 20, 30, 40, 50, 60, 90};
    /** Where nothing fails, only the lack of all success tells: that takes everybody, and half an hour. */
    private static final double[] QUIET_SHARES = {0.35, 0.9, 1, 1, 1};

    private static final int[] QUIET_MINUTES = {20, 35, 40, 50, 60, 90};

    private static final double[] SESSIONS_PER_DAY = {2, 3, 5, 8};
    private static final int[] SESSION_MINUTES = {4, 8, 12, 20};
    private static final int[] SERVER_ERRORS = {500, 502, 503, 504};
    private static final String RELEASE = "3.3.0";
    private static final Wild ROUGH = new Wild(0.03, 0.03, 0.1, 0.02, 0.0005, 0.0001);
    private static final Wild[] WILD = {Wild.USUAL, Wild.USUAL, ROUGH, Wild.NONE};
    private static final Envelopes[] ENVELOPES = {
        Envelopes.FLAT, new Envelopes(0, 1, 0), new Envelopes(0, 0, 1), new Envelopes(1, 2, 1)
    };

    /** The case of that number, from 1 to {@link #CASES}. */
    Trial trial(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        String command = "syncwatch score --campaign " + seed + " --cases " + number;
        int healthy = number - INCIDENTS - 1;
        if (healthy >= 0) {
            boolean small = healthy < HEALTHY_DAYS;
            String kind = small ? "healthy day, small app" : "healthy day, large app";
            Scenario day = healthyDay(small ? SMALL : LARGE, healthy % HEALTHY_DAYS, random);
            return new Trial(kind, day, random.nextInt(1 << 30), command);
        }
        // Every eighth or so has two incidents after each other, so that the second meets what the first left.
        int sort = (number - 1) % (KINDS.length + 1);
        String kind = sort == KINDS.length ? "two in a row" : KINDS[sort].word();
        return new Trial(kind, scenario(sort, number, random), random.nextInt(1 << 30), command);
    }

    private static Scenario healthyDay(int users, int day, SplittableRandom random) {
        return new Scenario(
                "healthy-" + users + "-" + (day + 1),
                "Nothing is wrong.",
                users,
                FIRST_DAY.plus(Duration.ofDays(day)),
                Duration.ofDays(1),
                App.USUAL,
                Wild.USUAL,
                pick(ENVELOPES, random),
                List.of(),
                List.of());
    }

    private static Scenario scenario(int sort, int number, SplittableRandom random) {
        List<Incident> incidents = new ArrayList<>();
        Duration from = BEFORE;
        for (Incident.Kind kind : sort < KINDS.length ? List.of(KINDS[sort]) : twoOf(random)) {
            Incident incident = incident(kind, incidents.size() + 1, from, random);
            incidents.add(incident);
            from = incident.to().plus(BETWEEN);
        }
        Duration length = incidents.get(incidents.size() - 1).to().plus(AFTER);
        // People sleep: most cases begin by day, one in four at any hour.
        int hour = random.nextInt(4) == 0 ? random.nextInt(24) : 7 + random.nextInt(13);
        return new Scenario(
                "case-" + number,
                "Made by score.",
                USERS[random.nextInt(USERS.length)],
                FIRST_DAY.plus(Duration.ofDays(number % 7)).plus(Duration.ofHours(hour)),
                length,
                app(random),
                pick(WILD, random),
                pick(ENVELOPES, random),
                incidents,
                List.of());
    }

    private static List<Incident.Kind> twoOf(SplittableRandom random) {
        return List.of(pick(KINDS, random), pick(KINDS, random));
    }

    private static Incident incident(Incident.Kind kind, int number, Duration from, SplittableRandom random) {
        int status = switch (kind) {
            case OUTAGE, DECAY -> SERVER_ERRORS[random.nextInt(SERVER_ERRORS.length)];
            default -> kind.status();
        };
        boolean quiet = kind == Incident.Kind.SILENT || kind == Incident.Kind.STUCK;
        double[] shares = quiet ? QUIET_SHARES : SHARES;
        int[] minutes = quiet ? QUIET_MINUTES : MINUTES;
        double share = shares[random.nextInt(shares.length)];
        Duration to = from.plus(Duration.ofMinutes(minutes[random.nextInt(minutes.length)]));
        String release = kind == Incident.Kind.RELEASE ? RELEASE : null;
        return new Incident(kind.word() + "-" + number, kind, from, to, share, status, release);
    }

    private static App app(SplittableRandom random) {
        Map<String, Double> versions = new HashMap<>(App.USUAL.versions());
        return new App(
                SESSIONS_PER_DAY[random.nextInt(SESSIONS_PER_DAY.length)],
                Duration.ofMinutes(SESSION_MINUTES[random.nextInt(SESSION_MINUTES.length)]),
                true,
                App.USUAL.cadence(),
                App.USUAL.retries(),
                versions);
    }

    private static <T> T pick(T[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }
}
