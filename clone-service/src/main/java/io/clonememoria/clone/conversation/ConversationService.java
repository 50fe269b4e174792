package io.clonememoria.clone.conversation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.clone.CloneService;
import io.clonememoria.clone.clone.Persona;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens conversations and keeps what is said in them. A conversation with a deleted clone is gone with it. */
@ApplicationScoped
public class ConversationService {
    private static final Map<String, Object> GREETING = Map.of("greeting", true);

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final CloneService clones;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    ConversationService(ConversationRepository conversations, MessageRepository messages, CloneService clones,
            RequestTransaction transaction, Outbox outbox, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.clones = clones;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Who talks with whom. */
    public record Talk(ConversationView conversation, Persona persona) {}

    /**
     * The conversation that the caller opened, with its clone, which may answer no more, in the present transaction.
     *
     * @throws ConversationNotFound  when the caller may not even read it
     * @throws ConversationOfAnother when the caller only reads along
     */
    public Uni<Talk> requireOwn(Caller caller, UUID id) {
        return require(id, clones::requireEvenDeleted).invoke(talk -> {
            if (!talk.conversation().userId().equals(caller.userId())) {
                throw new ConversationOfAnother();
            }
        });
    }

    /** Goes on when the clone answers to the caller, in the present transaction. */
    public Uni<Void> requireAnswering(Caller caller, Talk talk) {
        return clones.requireAnswering(caller, talk.persona());
    }

    /** Keeps what was said, in the present transaction. */
    public Uni<MessageView> say(ConversationView conversation, Speaker speaker, String content,
            Map<String, Object> metadata) {
        var message = Message.said(UuidCreator.getTimeOrderedEpoch(), conversation, speaker, content, metadata,
                clock.instant());
        return messages.persist(message).map(MessageView::of);
    }

    /** What was said under this id, in the present transaction. */
    public Uni<MessageView> said(UUID messageId) {
        return messages.require(messageId).map(MessageView::of);
    }

    /** Opens one, in which the clone has greeted if it greets. */
    Uni<ConversationView> open(Caller caller, UUID cloneId, @Nullable String title, boolean shared) {
        return transaction.as(caller, () -> clones.require(cloneId)
                .map(Persona::requireAnswering)
                .invoke(persona -> requireSharable(persona, shared))
                .chain(persona -> open(caller, persona, title, shared)));
    }

    Uni<Page<ConversationView>> list(Caller caller, UUID cloneId, PageRequest page) {
        return transaction.as(caller, () -> clones.require(cloneId)
                .chain(() -> conversations.list(cloneId, page))
                .map(found -> found.map(ConversationView::of)));
    }

    Uni<ConversationView> get(Caller caller, UUID id) {
        return transaction.as(caller, () -> require(id).map(Talk::conversation));
    }

    Uni<Page<MessageView>> messages(Caller caller, UUID id, PageRequest page) {
        return transaction.as(caller, () -> require(id)
                .chain(() -> messages.list(id, page))
                .map(found -> found.map(MessageView::of)));
    }

    private Uni<ConversationView> open(Caller caller, Persona persona, @Nullable String title, boolean shared) {
        var conversation = Conversation.open(UuidCreator.getTimeOrderedEpoch(), caller.userId(), persona, title, shared,
                clock.instant());
        return conversations.persist(conversation)
                .chain(() -> announce(conversation))
                .map(_ -> ConversationView.of(conversation))
                .call(view -> greet(view, persona));
    }

    /** Nobody asked for it and no model made it, so it is no turn: nothing is charged, and no message is announced. */
    private Uni<Void> greet(ConversationView conversation, Persona persona) {
        return persona.greeting() == null
                ? Uni.createFrom().voidItem()
                : say(conversation, Speaker.CLONE, persona.greeting(), GREETING).replaceWithVoid();
    }

    private Uni<Talk> require(UUID id) {
        return require(id, clones::require);
    }

    private Uni<Talk> require(UUID id, Function<UUID, Uni<Persona>> find) {
        return conversations.require(id).map(ConversationView::of)
                .chain(conversation -> find.apply(conversation.cloneId())
                        .map(persona -> new Talk(conversation, persona)));
    }

    private static void requireSharable(Persona persona, boolean shared) {
        if (shared && persona.spaceId() == null) {
            throw new Invalid("is_shared", "must be false with a personal clone");
        }
    }

    private Uni<Void> announce(Conversation conversation) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("user_id", conversation.userId);
        data.put("space_id", conversation.spaceId);
        data.put("clone_id", conversation.cloneId);
        data.put("conversation_id", conversation.id);
        return outbox.append(Fact.of(Topics.FACTS_CLONE, "conversation.created", conversation.id, data));
    }
}
