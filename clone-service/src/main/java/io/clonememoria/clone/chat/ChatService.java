package io.clonememoria.clone.chat;

import io.clonememoria.clone.conversation.ConversationService;
import io.clonememoria.clone.conversation.MessageView;
import io.clonememoria.clone.conversation.Speaker;
import io.clonememoria.clone.recall.RecallService;
import io.clonememoria.clone.voice.EmbeddedVoice;
import io.clonememoria.clone.voice.Reply;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Conducts turns. The first transaction keeps and reserves, the second answers and charges; between them, where
 * memory-service is asked, none is open.
 */
@ApplicationScoped
class ChatService {
    private static final Logger LOG = Logger.getLogger(ChatService.class);

    private final ConversationService conversations;
    private final MessageAllowance allowance;
    private final RecallService recollections;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final ChatConfig config;

    ChatService(ConversationService conversations, MessageAllowance allowance, RecallService recollections,
            RequestTransaction transaction, Outbox outbox, ChatConfig config) {
        this.conversations = conversations;
        this.allowance = allowance;
        this.recollections = recollections;
        this.transaction = transaction;
        this.outbox = outbox;
        this.config = config;
    }

    /** The whole turn. */
    Uni<TurnView> converse(Caller caller, UUID conversationId, String content) {
        return begin(caller, conversationId, content)
                .chain(turn -> refundingOnFailure(turn, compose(turn).chain(reply -> complete(turn, reply)))
                        .map(answer -> new TurnView(turn.question(), answer)));
    }

    /**
     * The turn as it goes on. Fails only when it cannot begin; afterwards a failure is an event.
     *
     * <p>A turn that has begun is finished even when the listener leaves: the answer is in the conversation then.
     */
    Multi<ChatEvent> stream(Caller caller, UUID conversationId, String content) {
        return begin(caller, conversationId, content)
                .onItem().transformToMulti(turn -> detached(Multi.createBy().concatenating().streams(
                        Multi.createFrom().item(new ChatEvent.Started(turn.question())), answer(turn))));
    }

    private Uni<Turn> begin(Caller caller, UUID conversationId, String content) {
        return transaction.as(caller, () -> conversations.requireOwn(caller, conversationId)
                .chain(talk -> conversations.say(talk.conversation(), Speaker.USER, content, Map.of())
                        .map(question -> new Turn(caller, talk.conversation(), talk.persona(), question)))
                .call(turn -> allowance.reserve(caller.userId(), turn.question().id()))
                .call(turn -> outbox.append(turn.sent())));
    }

    private Multi<ChatEvent> answer(Turn turn) {
        return compose(turn)
                .onItem().<ChatEvent>transformToMulti(reply -> Multi.createBy().concatenating().streams(
                        Multi.createFrom().item(new ChatEvent.Cited(reply.citations())),
                        Multi.createFrom().iterable(reply.sentences()).map(ChatEvent.Delta::new),
                        complete(turn, reply).<ChatEvent>map(ChatEvent.Completed::new).toMulti()))
                .onFailure().call(() -> refund(turn))
                .onFailure().recoverWithItem(failure -> new ChatEvent.Failed(ChatProblem.of(failure)));
    }

    private Uni<Reply> compose(Turn turn) {
        return recollections.search(turn.caller(), turn.persona().cloneId(), turn.question().content(),
                        config.recollections())
                .map(found -> EmbeddedVoice.answer(turn.persona().name(), turn.persona().language(),
                        turn.question().content(), found));
    }

    private Uni<MessageView> complete(Turn turn, Reply reply) {
        return transaction.as(turn.caller(), () -> conversations
                .say(turn.conversation(), Speaker.CLONE, reply.text(), turn.metadataOf(reply))
                .call(answer -> outbox.append(turn.completed(answer, reply)))
                // last, because it locks the person's counter until the commit
                .call(() -> allowance.settle(turn.question().id())));
    }
}
