package dev.syncwatch.notify.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's client, held to one request a call, and everything that it starts. */
final class SlackConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SlackConfig config = new SlackConfig();
    private final OkHttpClient http;
    private final Slack slack;
    private final MethodsClient methods;

    SlackConnection(SlackSettings settings) {
        boolean local = THIS_MACHINE.contains(settings.baseUrl().getHost());
        // Statistics would call auth.test before each message as long as that fails.
        config.setStatsEnabled(false);
        // They would log whole requests and answers.
        config.setHttpClientResponseHandlers(List.of());
        config.setMethodsEndpointUrlPrefix(withSlash(settings.baseUrl()));
        if (local) {
            // It was read from the environment, whose proxy knows another machine by this name.
            config.setProxyUrl(null);
        }
        http = client(settings, local);
        SlackHttpClient slackHttp = new SlackHttpClient(http);
        slackHttp.setConfig(config);
        slack = Slack.getInstance(config, slackHttp);
        methods = slack.methods(settings.token().reveal());
    }

    MethodsClient methods() {
        return methods;
    }

    /** Ends running calls and stops every thread that was started for this connection. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        try {
            slack.close();
            // The client forgets this one, and its thread with it.
            config.getSCIM2Config().getMetricsDatastore().close();
        } catch (Exception leftOpen) {
            LOG.warn("Slack's client did not close: {}", leftOpen.getClass().getSimpleName());
        }
    }

    private OkHttpClient client(SlackSettings settings, boolean local) {
        OkHttpClient.Builder builder = SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new HiddenRetryAfter())
                .connectTimeout(settings.connectWithin())
                .callTimeout(settings.callWithin());
        return (local ? builder.proxy(Proxy.NO_PROXY) : builder).build();
    }

    private static String withSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text : text + "/";
    }
}
