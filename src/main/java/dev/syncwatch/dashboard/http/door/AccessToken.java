package dev.syncwatch.dashboard.http.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What lets somebody in who is not on this machine. Never printed. */
public final class AccessToken {
    /** Characters; what is shorter can be guessed. */
    public static final int SHORTEST = 16;

    private final byte[] digest;

    /** @throws IllegalArgumentException if it is too short */
    public AccessToken(String token) {
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException("The dashboard's token needs at least " + SHORTEST
                    + " characters; 'openssl rand -hex 32' makes a good one.");
        }
        digest = digest("token", token);
    }

    /** In a time that tells nothing of how much of it is right. */
    boolean is(String offered) {
        return MessageDigest.isEqual(digest, digest("token", offered));
    }

    /** What a browser keeps in place of the token: it opens this page, and nothing else that the token may open. */
    String cookie() {
        return HexFormat.of().formatHex(digest("cookie", HexFormat.of().formatHex(digest)));
    }

    boolean isCookie(String offered) {
        return MessageDigest.isEqual(
                cookie().getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String purpose, String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("syncwatch dashboard " + purpose + " " + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "(a token)";
    }
}
