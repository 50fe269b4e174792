package io.clonememoria.clone.chat;

import io.clonememoria.clone.conversation.ConversationService;
import io.clonememoria.clone.conversation.MessageView;
import io.clonememoria.clone.conversation.Speaker;
import io.clonememoria.clone.recall.RecallService;
import io.clonememoria.clone.voice.EmbeddedVoice;
import io.clonememoria.clone.voice.Reply;
import io.clonememoria.platform.idempotency.AnsweredBefore;
import io.clonememoria.platform.idempotency.Claim;
import io.clonememoria.platform.idempotency.IdempotencyKeys;
import io.clonememoria.platform.idempotency.KeyedRequest;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Conducts turns. The first transaction keeps and reserves, the second answers and charges; between them, where
 * memory-service is asked, none is open.
 *
 * <p>A request's key is claimed with the reservation and shares its lease: while that stands the key is in use; when it
 * has ended without an answer, whoever repeats the request goes on with the same message.
 */
@ApplicationScoped
class ChatService {
    private static final Logger LOG = Logger.getLogger(ChatService.class);

    private final ConversationService conversations;
    private final MessageAllowance allowance;
    private final IdempotencyKeys keys;
    private final RecallService recall;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final ChatConfig config;

    ChatService(ConversationService conversations, MessageAllowance allowance, IdempotencyKeys keys,
            RecallService recall, RequestTransaction transaction, Outbox outbox, ChatConfig config) {
        this.conversations = conversations;
        this.allowance = allowance;
        this.keys = keys;
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

    /**
     * The turn as it goes on. Fails only when it cannot begin, also with {@link AnsweredBefore}; afterwards a failure is
     * an event.
     */
    Uni<Multi<ChatEvent>> stream(Caller caller, UUID conversationId, String content) {
        return begin(caller, conversationId, content)
                .map(turn -> Multi.createBy().concatenating().streams(
                        Multi.createFrom().item(new ChatEvent.Started(turn.question())),
                        compose(turn).onItem().transformToMulti(reply -> tell(turn, reply))
                                .onFailure().call(() -> refund(turn))
                                .onFailure().recoverWithItem(ChatEvent.Failed::of)));
    }

    /** The turn that was answered before, as it went on then. */
    Multi<ChatEvent> retold(AnsweredBefore before) {
        return keys.read(before.answer(), TurnView.class).retold();
    }

    private Uni<Turn> begin(Caller caller, UUID conversationId, String content) {
        var request = keys.current().orElse(null);
        return transaction.as(caller, () -> claim(request)
                .chain(claim -> conversations.requireOwn(caller, conversationId)
                        .chain(talk -> switch (claim) {
                            case Claim.Free _ -> conversations.requireAnswering(caller, talk)
                                    .chain(() -> say(caller, talk, content, request));
                            // The attempt before has ended without an answer, or will be refused its place below.
                            case Claim.Begun begun -> conversations.requireAnswering(caller, talk)
                                    .chain(() -> conversations.said(begun.workId()))
                                    .map(question -> new Turn(caller, talk.conversation(), talk.persona(), question, request));
                            // told again even where the clone answers no more
                            case Claim.Done done -> throw new AnsweredBefore(done.answer());
                        }))
                // last, because it locks the person's counter until the commit
                .call(turn -> allowance.reserve(caller.userId(), turn.question().id())));
    }

    private Uni<Claim> claim(@Nullable KeyedRequest request) {
        return request == null ? Uni.createFrom().item(new Claim.Free()) : keys.claim(request);
    }

    private Uni<Turn> say(Caller caller, ConversationService.Talk talk, String content, @Nullable KeyedRequest request) {
        return conversations.say(talk.conversation(), Speaker.USER, content, Map.of())
                .map(question -> new Turn(caller, talk.conversation(), talk.persona(), question, request))
                .call(turn -> outbox.append(turn.sent()))
                .call(turn -> request == null
                        ? Uni.createFrom().voidItem() : keys.begin(request, turn.question().id()));
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
                .call(() -> allowance.settle(turn.question().id()))
                .call(answer -> turn.request() == null
                        ? Uni.createFrom().voidItem()
                        : keys.finish(turn.request(), 201, new TurnView(turn.question(), answer))));
    }

    /** Gives the reservation back. Where even that fails its lease does. */
    private Uni<Void> refund(Turn turn) {
        return transaction.as(turn.caller(), () -> allowance.refund(turn.question().id()))
                .onFailure().invoke(failure -> LOG.warnf("A reservation waits for its lease: %s", failure))
                .onFailure().recoverWithNull();
    }
}
