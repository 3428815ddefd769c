package dev.syncwatch.dashboard.http.door;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in. On loopback whoever calls this machine by its own name: a page elsewhere whose name was made to point here is
 * not let in. With a token whoever has it.
 */
public final class Gate implements Handler {
    /** The one address that anybody may ask: whether the server answers at all. */
    public static final String HEALTH = "/healthz";

    private static final String COOKIE = "syncwatch-dashboard";
    private static final String BEARER = "Bearer ";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int FORGOTTEN_WITH_THE_BROWSER = -1;

    private final boolean loopback;
    private final Optional<AccessToken> token;

    public Gate(boolean loopback, Optional<AccessToken> token) {
        this.loopback = loopback;
        this.token = token;
    }

    @Override
    public void handle(Context context) {
        String method = context.req().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            context.header(Header.ALLOW, "GET, HEAD");
            throw new Refused(HttpStatus.METHOD_NOT_ALLOWED, "This page only shows: use GET.");
        }
        if (loopback && !OWN_NAMES.contains(hostName(context))) {
            throw new Refused(HttpStatus.FORBIDDEN, "Call this page by the name localhost or 127.0.0.1.");
        }
        if (token.isPresent() && !context.path().equals(HEALTH)) {
            letInWith(token.get(), context);
        }
    }

    private static String hostName(Context context) {
        String host = context.header(Header.HOST);
        return host == null ? "" : host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    }

    private static void letInWith(AccessToken token, Context context) {
        String offered = context.queryParam("token");
        if (offered != null && context.path().equals("/") && token.is(offered)) {
            context.cookie(cookie(token, context));
            context.redirect(Links.withoutToken(context.queryParamMap()), HttpStatus.SEE_OTHER);
            return;
        }
        String authorization = context.header(Header.AUTHORIZATION);
        String cookie = context.cookie(COOKIE);
        boolean known = (cookie != null && token.isCookie(cookie))
                || (authorization != null
                        && authorization.startsWith(BEARER)
                        && token.is(authorization.substring(BEARER.length())));
        if (!known) {
            context.header(Header.WWW_AUTHENTICATE, "Bearer");
            throw new Refused(HttpStatus.UNAUTHORIZED, "This page wants its token: open it once with /?token=…");
        }
    }

    private static Cookie cookie(AccessToken token, Context context) {
        boolean encrypted = "https".equals(context.header("X-Forwarded-Proto"));
        Cookie cookie = new Cookie(COOKIE, token.cookie());
        cookie.setPath("/");
        cookie.setMaxAge(FORGOTTEN_WITH_THE_BROWSER);
        cookie.setHttpOnly(true);
        cookie.setSecure(encrypted);
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }
}
