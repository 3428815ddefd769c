package dev.syncwatch.notify.slack;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps one call one request: OkHttp posts again by itself when it reads {@code Retry-After: 0} beside a 503, so it does not get to
 * read it. To be added as a network interceptor.
 */
final class HiddenRetryAfter implements Interceptor {
    private static final String SENT = "Retry-After";
    private static final String KEPT = "Syncwatch-Retry-After";

    /** The header as the vendor sent it; null if it sent none. */
    static String of(Response answer) {
        return answer.header(KEPT);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        String sent = answer.header(SENT);
        return sent == null
                ? answer
                : answer.newBuilder().removeHeader(SENT).header(KEPT, sent).build();
    }
}
