package dev.syncwatch.dashboard.http;

import dev.syncwatch.dashboard.http.door.Refused;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** The page's own files, and the few of the charting library that it needs. A browser asks each time whether they are still the same. */
final class PageFiles {
    private static final String PAGE = "/dev/syncwatch/dashboard/page/";
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/";

    /** Below a folder that is named after the version. */
    private static final Pattern OF_CHARTS =
            Pattern.compile("\\d+(?:\\.\\d+)*/dist/uPlot\\.(?:esm\\.js|iife\\.min\\.js|min\\.css)");

    private static final String ASK_EACH_TIME = "no-cache";
    private static final String NEVER_CHANGES = "max-age=31536000, immutable";

    /** Names that lead nowhere but below the page's folder. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9][a-z0-9-]{0,40}/){0,3}[a-z0-9][a-z0-9.-]{0,60}");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    private PageFiles() {}

    /** The page itself. */
    static void index(Context context) throws IOException {
        serve(context, PAGE + "index.html", ASK_EACH_TIME);
    }

    /** {@code /static/<name>} */
    static void ofPage(Context context) throws IOException {
        String name = context.pathParam("name");
        if (!NAME.matcher(name).matches()) {
            throw notFound();
        }
        serve(context, PAGE + name, ASK_EACH_TIME);
    }

    /** {@code /webjars/uplot/<name>} */
    static void ofCharts(Context context) throws IOException {
        String name = context.pathParam("name");
        if (!OF_CHARTS.matcher(name).matches()) {
            throw notFound();
        }
        serve(context, CHARTS + name, NEVER_CHANGES);
    }

    private static void serve(Context context, String resource, String caching) throws IOException {
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        try (InputStream file = PageFiles.class.getResourceAsStream(resource)) {
            if (file == null || type == null) {
                throw notFound();
            }
            byte[] bytes = file.readAllBytes();
            String tag = '"' + digest(bytes) + '"';
            context.header(Header.ETAG, tag)
                    .header(Header.CACHE_CONTROL, caching)
                    .contentType(type);
            if (tag.equals(context.header(Header.IF_NONE_MATCH))) {
                context.status(HttpStatus.NOT_MODIFIED);
            } else {
                context.result(bytes);
            }
        }
    }

    private static Refused notFound() {
        return new Refused(HttpStatus.NOT_FOUND, "There is nothing here.");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
