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
    private final RecallService recall;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final ChatConfig config;

    ChatService(ConversationService conversations, MessageAllowance allowance, RecallService recall,
            RequestTransaction transaction, Outbox outbox, ChatConfig config) {
        this.conversations = conversations;
        this.allowance = allowance;
        this.recall = recall;
        this.transaction = transaction;
        this.outbox = outbox;
        this.config = config;
    }

    /** The whole turn. */
    Uni<TurnView> converse(Caller caller, UUID conversationId, String content) {
        return begin(caller, conversationId, content)
                .chain(turn -> compose(turn)
                        .chain(reply -> complete(turn, reply))
                        .onFailure().call(() -> refund(turn))
                        .map(answer -> new TurnView(turn.question(), answer)));
    }

    /** The turn as it goes on. Fails only when it cannot begin; afterwards a failure is an event. */
    Uni<Multi<ChatEvent>> stream(Caller caller, UUID conversationId, String content) {
        return begin(caller, conversationId, content)
                .map(turn -> Multi.createBy().concatenating().streams(
                        Multi.createFrom().item(new ChatEvent.Started(turn.question())),
                        compose(turn).onItem().transformToMulti(reply -> tell(turn, reply))
                                .onFailure().call(() -> refund(turn))
                                .onFailure().recoverWithItem(ChatEvent.Failed::of)));
    }

    private Uni<Turn> begin(Caller caller, UUID conversationId, String content) {
        return transaction.as(caller, () -> conversations.requireOwn(caller, conversationId)
                .chain(talk -> conversations.say(talk.conversation(), Speaker.USER, content, Map.of())
                        .map(question -> new Turn(caller, talk.conversation(), talk.persona(), question)))
                .call(turn -> outbox.append(turn.sent()))
                // last, because it locks the person's counter until the commit
                .call(turn -> allowance.reserve(caller.userId(), turn.question().id())));
    }

    private Uni<Reply> compose(Turn turn) {
        var persona = turn.persona();
        var question = turn.question().content();
        return recall.search(turn.caller(), persona.cloneId(), question, config.recollections())
                .map(found -> EmbeddedVoice.answer(persona.name(), persona.language(), question, found));
    }

    private Multi<ChatEvent> tell(Turn turn, Reply reply) {
        return Multi.createBy().concatenating().<ChatEvent>streams(
                Multi.createFrom().item(new ChatEvent.Cited(reply.citations())),
                Multi.createFrom().iterable(reply.pieces()).<ChatEvent>map(ChatEvent.Delta::new),
                complete(turn, reply).<ChatEvent>map(ChatEvent.Completed::new).toMulti());
    }

    private Uni<MessageView> complete(Turn turn, Reply reply) {
        return transaction.as(turn.caller(), () -> conversations
                .say(turn.conversation(), Speaker.CLONE, reply.text(), turn.metadataOf(reply))
                .call(answer -> outbox.append(turn.completed(answer, reply)))
                .call(() -> allowance.settle(turn.question().id())));
    }

    /** Gives the reservation back. Where even that fails its lease does. */
    private Uni<Void> refund(Turn turn) {
        return transaction.as(turn.caller(), () -> allowance.refund(turn.question().id()))
                .onFailure().invoke(failure -> LOG.warnf("A reservation waits for its lease: %s", failure))
                .onFailure().recoverWithNull();
    }
}
