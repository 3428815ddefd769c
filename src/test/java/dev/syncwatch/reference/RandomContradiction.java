package dev.syncwatch.reference;

import java.util.ArrayList;
import java.util.List;

/** Rules in JSON whose matchers, limits and groups are picked so carelessly that many can never fire or never resolve. */
public final class RandomContradiction {
    private static final List<String> TESTS = List.of(
            "'event':'learning_sync_failed'",
            "'event':['learning_sync_completed','learning_sync_failed']",
            "'event':'learning_sync_started'",
            "'status':'success'",
            "'status':'!=success'",
            "'environment':'production'",
            "'environment':['staging','production']",
            "'environment':'~prod'",
            "'environment':'!=staging'",
            "'platform':'ios'",
            "'platform':['android','unknown']",
            "'platform':'!=ios'",
            "'appVersion':'2.1'",
            "'appVersion':'1.0.0'",
            "'statusCode':'>=500'",
            "'statusCode':401",
            "'statusCode':'<500'",
            "'statusCode':'!=401'",
            "'queueDelta':'<=0'",
            "'queueDelta':'>=0'",
            "'queueDelta':['<0','n/a']",
            "'dirtyCount':['>0','0']",
            "'userId':'production-1'",
            "'userId':['production-1','production-2']",
            "'userId':['staging-0','production-0','!=x']",
            "'trigger':'manual'",
            "'trigger':'!=manual'");

    private final Dice dice;
    private final long paneMillis;

    private RandomContradiction(long seed, long paneMillis) {
        this.dice = new Dice(seed ^ 0x5EED);
        this.paneMillis = paneMillis;
    }

    /** A whole file of six rules, each grouped by environment, platform and application version or fewer of them. */
    public static String rules(long seed, long paneMillis) {
        return new RandomContradiction(seed, paneMillis).file();
    }

    private String file() {
        List<String> rules = new ArrayList<>();
        List<String> groupBy = dice.pick(
                List.of("'environment'"),
                List.of("'environment'", "'platform'"),
                List.of("'environment'", "'platform'", "'appVersion'"));
        for (int number = 0; number < 5; number++) {
            rules.add("{'id':'r" + number + "'," + kind() + "," + head(groupBy) + "}");
        }
        rules.add("{'id':'all','kind':'all-of','rules':['r0','r1']," + head(groupBy) + "}");
        return ("{'version':1,'rules':[" + String.join(",\n", rules) + "]}").replace('\'', '"');
    }

    private String head(List<String> groupBy) {
        List<String> only = new ArrayList<>();
        for (String test : List.of(pickGroupTest(), pickGroupTest())) {
            boolean grouped = groupBy.contains(field(test));
            if (grouped
                    && dice.chance(0.5)
                    && only.stream().noneMatch(other -> field(other).equals(field(test)))) {
                only.add(test);
            }
        }
        return "'severity':'info','groupBy':[" + String.join(",", groupBy) + "],'only':{" + String.join(",", only)
                + "}";
    }

    private String pickGroupTest() {
        List<String> tests = TESTS.stream()
                .filter(test ->
                        List.of("'environment'", "'platform'", "'appVersion'").contains(field(test)))
                .toList();
        return dice.pick(tests);
    }

    private static String field(String test) {
        return test.substring(0, test.indexOf(':'));
    }

    private String matcher(int most) {
        List<String> tests = new ArrayList<>();
        for (int i = dice.between(0, most); i > 0; i--) {
            String test = dice.pick(TESTS);
            if (tests.stream().noneMatch(other -> field(other).equals(field(test)))) {
                tests.add(test);
            }
        }
        return "{" + String.join(",", tests) + "}";
    }

    private String kind() {
        return switch (dice.between(0, 3)) {
            case 0 ->
                "'kind':'failure-rate','window':" + panes() + ",'attempts':" + matcher(2) + ",'successes':"
                        + matcher(2) + ",'above':'" + dice.pick("0%", "5%", "40%") + "'"
                        + dice.pick("", ",'resolveBelow':'0%'") + ",'minimumAttempts':" + dice.between(1, 7)
                        + ",'minimumUsers':" + dice.between(0, 3);
            case 1 ->
                "'kind':'absence','of':" + matcher(2) + ",'within':" + panes() + ",'activity':" + matcher(2)
                        + ",'minimumSessions':" + dice.between(0, 3) + ",'activityGap':" + panes();
            case 2 ->
                "'kind':'threshold','where':" + matcher(2) + ",'window':" + panes() + ",'measure':'"
                        + dice.pick("count", "users", "sum(queueDelta)", "sum(dirtyCount)", "sum(statusCode)")
                        + "','above':" + dice.between(-1, 2);
            default ->
                "'kind':'sequence','steps':[" + step() + dice.pick("", "," + step()) + "],'until':" + matcher(3)
                        + ",'within':" + panes() + ",'window':" + panes() + ",'atLeastUsers':" + dice.between(1, 3);
        };
    }

    private String step() {
        String matcher = matcher(2);
        return matcher.equals("{}") ? "{'times':2}" : matcher;
    }

    private String panes() {
        return "'" + paneMillis * dice.between(1, 30) + "ms'";
    }
}
