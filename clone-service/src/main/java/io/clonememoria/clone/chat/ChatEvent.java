package io.clonememoria.clone.chat;

import io.clonememoria.clone.conversation.MessageView;
import io.clonememoria.platform.problem.Problem;
import java.util.List;

/** What a listener hears of a turn, in this order; it ends with {@link Completed} or {@link Failed}. */
sealed interface ChatEvent {
    /** The message is kept. */
    record Started(MessageView userMessage) implements ChatEvent {}

    /** What the answer will rest on, each as it is kept with the answer. */
    record Cited(List<?> citations) implements ChatEvent {}

    /** The next piece of the answer. */
    record Delta(String text) implements ChatEvent {}

    /** The answer is kept and charged. */
    record Completed(MessageView cloneMessage) implements ChatEvent {}

    /** There is no answer; the message is kept and nothing was charged. */
    record Failed(Problem problem) implements ChatEvent {
        static Failed of(Throwable failure) {
            return new Failed(failure instanceof Problem problem ? problem : new AnswerFailed(failure));
        }
    }
}
