package io.clonememoria.clone.card;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Cards as JSON: read with all that they say, and only what can be kept and given back as it was. */
final class CardText {
    /** 1 MB. */
    static final int LARGEST = 1024 * 1024;

    private static final int DEEPEST = 50;
    /** Written out. A database writes numbers out, and few bytes would become many. */
    private static final int LONGEST_NUMBER = 40;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // as they are written, and not as the nearest number that Java has
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private CardText() {}

    /**
     * @throws CardTooLarge when it has more than {@link #LARGEST} bytes
     * @throws InvalidCard  when it is no JSON object, or holds what cannot be kept
     */
    static ObjectNode read(byte[] json) {
        if (json.length > LARGEST) {
            throw new CardTooLarge();
        }
        try {
            if (!(MAPPER.readTree(text(json)) instanceof ObjectNode card)) {
                throw new InvalidCard("card", "must be a JSON object");
            }
            requireKeepable("", card);
            return card;
        } catch (JsonProcessingException malformed) {
            throw new InvalidCard("card", "must be JSON without duplicate keys, at most " + DEEPEST + " levels deep");
        }
    }

    static String write(JsonNode card) {
        try {
            return MAPPER.writeValueAsString(card);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** What we have written ourselves. */
    static ObjectNode kept(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    private static String text(byte[] json) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(json)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new InvalidCard("card", "must be UTF-8");
        }
    }

    private static void requireKeepable(String path, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> node.properties().forEach(field -> {
                requireKeepable(path, field.getKey());
                requireKeepable(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
            });
            case ARRAY -> {
                for (var at = 0; at < node.size(); at++) {
                    requireKeepable(path + "[" + at + "]", node.get(at));
                }
            }
            case STRING -> requireKeepable(path, node.textValue());
            case NUMBER -> {
                if (Math.abs((long) node.decimalValue().scale()) + node.decimalValue().precision() > LONGEST_NUMBER) {
                    throw new InvalidCard(path, "must have at most " + LONGEST_NUMBER + " digits written out");
                }
            }
            default -> { }
        }
    }

    private static void requireKeepable(String path, String text) {
        if (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(CardText::isHalf)) {
            throw new InvalidCard(path.isEmpty() ? "card" : path, "must not contain NUL or broken Unicode");
        }
    }

    /** Half of a pair that has no other half. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
