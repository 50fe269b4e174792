package io.clonememoria.clone.chat;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Something broke while answering, after the stream had begun; the cause is in the log. */
final class AnswerFailed extends Unavailable {
    private static final Logger LOG = Logger.getLogger(AnswerFailed.class);

    AnswerFailed(Throwable cause) {
        super("answer-failed", "The clone could not answer. Your message is kept and nothing was charged. Retry.",
                Duration.ofSeconds(5));
        LOG.error("A turn failed", cause);
    }
}
