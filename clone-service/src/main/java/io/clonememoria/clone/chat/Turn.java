package io.clonememoria.clone.chat;

import io.clonememoria.clone.clone.Persona;
import io.clonememoria.clone.conversation.ConversationView;
import io.clonememoria.clone.conversation.MessageView;
import io.clonememoria.clone.voice.Citation;
import io.clonememoria.clone.voice.EmbeddedVoice;
import io.clonememoria.clone.voice.Reply;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.idempotency.KeyedRequest;
import io.clonememoria.platform.identity.Caller;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A turn that has begun: the message is kept, and its place in the month reserved.
 *
 * @param caller       who speaks
 * @param conversation where
 * @param persona      with whom
 * @param question     what was said
 * @param request      the request, when it came with a key
 */
record Turn(Caller caller, ConversationView conversation, Persona persona, MessageView question,
        @Nullable KeyedRequest request) {

    /** What is kept with the answer. The embedded voice runs no model and so uses no tokens. */
    Map<String, Object> metadataOf(Reply reply) {
        return Map.of(
                "ai_generated", true,
                "provider", EmbeddedVoice.PROVIDER,
                "in_reply_to", question.id().toString(),
                "citations", reply.citations().stream().map(Citation::toMap).toList(),
                "usage", Map.of("prompt_tokens", 0, "completion_tokens", 0));
    }

    Fact sent() {
        var data = common(question);
        data.put("characters", question.content().codePointCount(0, question.content().length()));
        return Fact.of(Topics.FACTS_CLONE, "message.sent", question.id(), data);
    }

    Fact completed(MessageView answer, Reply reply) {
        var data = common(answer);
        data.put("in_reply_to", question.id());
        data.put("provider", EmbeddedVoice.PROVIDER);
        data.put("prompt_tokens", 0);
        data.put("completion_tokens", 0);
        data.put("citations", reply.citations().size());
        return Fact.of(Topics.FACTS_CLONE, "message.completed", answer.id(), data);
    }

    private Map<String, @Nullable Object> common(MessageView message) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("user_id", caller.userId());
        data.put("space_id", conversation.spaceId());
        data.put("clone_id", conversation.cloneId());
        data.put("conversation_id", conversation.id());
        data.put("message_id", message.id());
        return data;
    }
}
