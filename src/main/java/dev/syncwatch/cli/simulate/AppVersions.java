package dev.syncwatch.cli.simulate;

import java.util.regex.Pattern;

/** What an app version may look like: it is written into JSON as it stands. */
final class AppVersions {
    static final String WHAT_IS_ONE = "a version takes 1 to 20 of a-z, A-Z, 0-9 and . + -";

    private static final Pattern VERSION = Pattern.compile("[a-zA-Z0-9.+-]{1,20}");

    private AppVersions() {}

    static boolean isOne(String text) {
        return VERSION.matcher(text).matches();
    }
}
