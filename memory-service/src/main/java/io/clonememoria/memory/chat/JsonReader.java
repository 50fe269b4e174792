package io.clonememoria.memory.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chats as JSON: one list of messages, several, or objects one after the other. Never holds more than one message. */
final class JsonReader implements RawReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(2_000_000).build())
            .build();
    /** Where lists of messages are found. */
    private static final Set<String> LISTS_OF_CHATS = Set.of("chats", "list", "conversations");
    private static final String MESSAGES = "messages";
    private static final Set<String> CHAT_NAMES = Set.of("name", "title", "threadName");

    private final JsonParser parser;
    private final ChatFormat format;
    /** What is left of a message that was longer than one may be. */
    private final Deque<RawMessage> parts = new ArrayDeque<>();
    private boolean inMessages;
    private long wordless;
    private @Nullable String chatName;

    JsonReader(Reader in, ChatFormat format) throws IOException {
        this.parser = JSON.createParser(in);
        this.format = format;
    }

    @Override
    public @Nullable RawMessage next() throws IOException {
        if (!parts.isEmpty()) {
            return parts.poll();
        }
        try {
            return search();
        } catch (JsonProcessingException broken) {
            var place = parser.currentLocation();
            throw new ChatNotUnderstood("is no whole JSON: it is wrong or breaks off at line "
                    + place.getLineNr() + ", column " + place.getColumnNr());
        }
    }

    @Override
    public long wordless() {
        return wordless;
    }

    @Override
    public @Nullable String chatName() {
        return chatName;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private @Nullable RawMessage search() throws IOException {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            var message = inMessages ? inList(token) : outside(token);
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    private @Nullable RawMessage inList(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                return message();
            }
            case END_ARRAY -> inMessages = false;
            case START_ARRAY -> parser.skipChildren();
            default -> throw new ChatNotUnderstood("has in its list of messages, at line " + line()
                    + ", something that is none");
        }
        return null;
    }

    private @Nullable RawMessage outside(JsonToken token) throws IOException {
        switch (token) {
            case START_ARRAY -> inMessages = parser.getParsingContext().getParent().inRoot();
            case FIELD_NAME -> {
                return field(parser.currentName());
            }
            default -> { }
        }
        return null;
    }

    private @Nullable RawMessage field(String name) throws IOException {
        var atRoot = parser.getParsingContext().getParent().inRoot();
        var value = parser.nextToken();
        if (name.equals(MESSAGES) && value == JsonToken.START_ARRAY) {
            inMessages = true;
        } else if (LISTS_OF_CHATS.contains(name) && value.isStructStart()) {
            // a chat or the next list comes by itself
        } else if (CHAT_NAMES.contains(name) && value == JsonToken.VALUE_STRING) {
            chatName = Words.ofName(readable(parser.getText()));
        } else if (format == ChatFormat.JSON && atRoot && Fields.isOfMessage(name)) {
            return objectAlone(name, value);
        } else {
            parser.skipChildren();
        }
        return null;
    }

    /** Of objects that stand one after the other, one a line: the present one is a message. */
    private @Nullable RawMessage objectAlone(String name, JsonToken value) throws IOException {
        var line = line();
        var found = new HashMap<String, String>();
        if (chatName != null) {
            found.put("name", chatName);
            chatName = null;
        }
        keep(name, value, found);
        return of(fields(found), line);
    }

    private @Nullable RawMessage message() throws IOException {
        return of(fields(new HashMap<>()), line());
    }

    /** The fields of the object that the parser is in, as far as any of them is known here. */
    private Map<String, String> fields(Map<String, String> found) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            keep(name, parser.nextToken(), found);
        }
        return found;
    }

    private void keep(String name, JsonToken value, Map<String, String> found) throws IOException {
        if (!Fields.isKnown(name)) {
            parser.skipChildren();
        } else if (value == JsonToken.START_ARRAY) {
            found.put(name, Fields.isText(name) ? pieces() : skipped());
        } else if (value == JsonToken.START_OBJECT) {
            found.put(name, Fields.isSpeaker(name) ? nameInside() : skipped());
        } else if (value != JsonToken.VALUE_NULL) {
            found.put(name, parser.getText());
        }
    }

    private String skipped() throws IOException {
        parser.skipChildren();
        return "";
    }

    /** Telegram writes a text with links in it as a list of its pieces. */
    private String pieces() throws IOException {
        var text = new StringBuilder();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                text.append(parser.getText());
            } else if (token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var isText = parser.currentName().equals("text");
                    if (parser.nextToken() == JsonToken.VALUE_STRING && isText) {
                        text.append(parser.getText());
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        return text.toString();
    }

    /** Others write a speaker as an object that has a name. */
    private String nameInside() throws IOException {
        var name = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isName = Fields.isSpeaker(parser.currentName()) && name.isEmpty();
            if (parser.nextToken() == JsonToken.VALUE_STRING && isName) {
                name = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return name;
    }

    private @Nullable RawMessage of(Map<String, String> found, long line) {
        var fields = new Fields(found);
        if (fields.isNotSaid()) {
            wordless++;
            return null;
        }
        var text = Words.ofText(readable(fields.text()));
        if (text.isEmpty() || MessengerWords.isNotice(format, text)) {
            wordless++;
            return null;
        }
        parts.addAll(Fields.messages(Words.ofName(readable(fields.speaker())), fields.stamp(line), text, line));
        return parts.poll();
    }

    private String readable(String text) {
        return format == ChatFormat.MESSENGER || format == ChatFormat.INSTAGRAM ? MessengerWords.repaired(text) : text;
    }

    private long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
