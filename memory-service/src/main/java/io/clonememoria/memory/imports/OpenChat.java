package io.clonememoria.memory.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.memory.chat.ChatMessage;
import io.clonememoria.memory.chat.ChatReader;
import io.clonememoria.memory.chat.Chats;
import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;

/** A chat that is being brought in, open at the place up to which its messages were read. For one thread at a time. */
final class OpenChat implements Closeable {
    /** In one portion, whose statement is a few times that. */
    private static final int MOST_CHARACTERS = 500_000;

    private final Import one;
    private final ChatReader reader;
    private final Masking masking = new Masking();
    private int next;

    private OpenChat(Import one, ChatReader reader) {
        this.one = one;
        this.reader = reader;
    }

    /** Opens a chat behind its first messages, which were brought in before. Blocking. @param file not needed afterwards */
    static OpenChat at(int next, Import one, Path file) throws IOException {
        var chat = new OpenChat(one, Chats.open(() -> Files.newInputStream(file), one.format(), one.order(), one.zone()));
        while (chat.next < next) {
            var message = chat.reader.next();
            if (message == null) {
                break;
            }
            chat.speaker(message); // so that who is masked has the same name as before
            chat.next++;
        }
        return chat;
    }

    int next() {
        return next;
    }

    /** Blocking. */
    Portion read(int most) throws IOException {
        var messages = new ArrayList<Portion.Message>();
        for (var characters = 0; messages.size() < most && characters < MOST_CHARACTERS;
                characters += messages.getLast().text().length()) {
            var message = reader.next();
            if (message == null) {
                return new Portion(messages, next, true);
            }
            messages.add(of(message));
            next++;
        }
        return new Portion(messages, next, false);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Portion.Message of(ChatMessage message) {
        var speaker = speaker(message);
        var text = one.masked() ? Masking.of(message.text()) : message.text();
        // each message has its author's language; a short one rarely tells it
        var language = Language.of(text).orElse(one.language());
        var passages = Passages.of(text);
        return new Portion.Message(UuidCreator.getTimeOrderedEpoch(), next, speaker, speaker.equals(one.speaker()),
                message.at() == null ? null : message.at().atOffset(ZoneOffset.UTC), text, language.code(),
                passages.from(0, passages.size()));
    }

    private String speaker(ChatMessage message) {
        return one.masked() ? masking.ofSpeaker(message.speaker()) : message.speaker();
    }
}
