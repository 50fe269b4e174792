package io.clonememoria.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RELEASED = """
            {"title": "T", "x-topics": ["a"], "type": "object", "required": ["id"], "properties": {
              "id": {"type": "string", "format": "uuid"},
              "role": {"type": "string", "enum": ["owner", "member"]},
              "usage": {"type": "object", "properties": {"tokens": {"type": "integer", "minimum": 0}}}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "title": "T"                          | "title": "Another title"
            "properties": {                       | "properties": { "added": {"type": "string"},
            "enum": ["owner", "member"]           | "enum": ["owner", "member", "guest"]
            "x-topics": ["a"]                     | "x-topics": ["a", "b"]
            "properties": {"tokens"               | "properties": {"cached": {"type": "integer"}, "tokens"
            """)
    void anAdditionBreaksNobody(String before, String after) {
        assertThat(breaks(before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id": {"type": "string", "format": "uuid"}, |                                    | /id is gone
            "role": {"type": "string"                   | "role": {"type": "integer"         | /role/type was
            "role": {"type": "string"                   | "role": {"type": ["string","null"] | /role/type was
            "format": "uuid"                            | "format": "date"                   | /id/format was
            "required": ["id"]                          | "required": []                     | /id was always there
            "required": ["id"]                          | "required": ["id", "role"]         | may lack it
            "required": ["id"]                          | "required": ["id", "new"]          | do not have it
            "enum": ["owner", "member"]                 | "enum": ["owner"]                  | no longer has member
            {"type": "string", "enum": ["owner", "member"]} | {"type": "string"}             | is open
            "format": "uuid"                            | "format": "uuid", "enum": ["x"]    | was open
            "x-topics": ["a"]                           | "x-topics": ["b"]                  | no longer has a
            "minimum": 0                                | "minimum": 1                       | /usage/tokens/minimum was
            {"tokens": {"type": "integer", "minimum": 0}} | {}                               | /usage/tokens is gone
            """)
    void whatAReaderWouldMissOrNotUnderstandIsABreak(String before, String after, String told) {
        assertThat(breaks(before, after == null ? "" : after)).anyMatch(said -> said.contains(told));
    }

    @Test
    void theSameIsNoBreak() {
        assertThat(breaks("", "")).isEmpty();
    }

    private static List<String> breaks(String before, String after) {
        assertThat(RELEASED).contains(before);
        return Compatibility.breaks(read(RELEASED), read(RELEASED.replace(before, after)));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
