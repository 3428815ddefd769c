package dev.syncwatch.notify.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.ErrorResponseMetadata;
import java.io.IOException;
import java.util.List;

/** Makes one call at a time; whatever is not a yes is an {@link Undelivered}. */
final class SlackCalls {
    private final MethodsClient methods;
    private final SlackAnswers answers;

    SlackCalls(MethodsClient methods, SlackAnswers answers) {
        this.methods = methods;
        this.answers = answers;
    }

    /** One of Slack's methods with its arguments. */
    interface Call<T> {
        T of(MethodsClient methods) throws IOException, SlackApiException;
    }

    /** Where an answer keeps Slack's remarks on a message. */
    interface Remarks<T> {
        ErrorResponseMetadata of(T answer);
    }

    /** A call whose message Slack may reject for what it is. */
    <T extends SlackApiTextResponse> T write(Call<T> call, Remarks<T> remarks) throws Undelivered {
        T answer = answer(call);
        if (!answer.isOk()) {
            ErrorResponseMetadata said = remarks.of(answer);
            throw answers.refused(answer, said == null || said.getMessages() == null ? List.of() : said.getMessages());
        }
        return answer;
    }

    /** A call that brings no message. */
    <T extends SlackApiTextResponse> T ask(Call<T> call) throws Undelivered {
        try {
            return write(call, answer -> null);
        } catch (Undelivered refused) {
            throw refused.asRetry();
        }
    }

    private <T extends SlackApiTextResponse> T answer(Call<T> call) throws Undelivered {
        try {
            return call.of(methods);
        } catch (SlackApiException unexpected) {
            throw answers.unexpected(unexpected);
        } catch (IOException failed) {
            throw answers.failed(failed);
        } catch (RuntimeException unreadable) {
            throw answers.unreadable(unreadable);
        }
    }
}
