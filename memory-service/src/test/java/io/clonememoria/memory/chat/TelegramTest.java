package io.clonememoria.memory.chat;

import static io.clonememoria.memory.chat.Files.paris;
import static io.clonememoria.memory.chat.Files.read;
import static io.clonememoria.memory.chat.Files.said;
import static io.clonememoria.memory.chat.Files.survey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TelegramTest {
    private static final String CHAT = """
            {"name": "Rosa", "type": "personal_chat", "id": 4711, "messages": [
             {"id": 1, "type": "service", "date": "2021-03-15T14:00:00", "actor": "Rosa", "actor_id": "user1", "action": "phone_call", "text": ""},
             {"id": 2, "type": "message", "date": "2021-03-15T14:05:33", "date_unixtime": "1615813533", "from": "Rosa", "from_id": "user1",
              "text": ["The lilac is out, ", {"type": "link", "text": "https://example.org/lilac"}, "!"], "text_entities": [{"type": "plain", "text": "no"}]},
             {"id": 3, "type": "message", "date": "2021-03-15T14:06:00", "from": "Ana", "from_id": "user2", "photo": "photos/1.jpg", "text": ""},
             {"id": 4, "type": "message", "date": "2021-03-15T14:07:00", "from": null, "from_id": "user3", "text": "Hello"},
             {"id": 5, "type": "message", "date": "2021-03-15T14:08:00", "from": "Ana", "from_id": "user2", "forwarded_from": "A poet", "text": "Roses are red"}
            ]}""";

    @Test
    void aChatHasItsPeopleTimesAndTextsInPieces() {
        assertThat(survey(CHAT).format()).isEqualTo(ChatFormat.TELEGRAM);
        assertThat(survey(CHAT).chatName()).isEqualTo("Rosa");
        assertThat(survey(CHAT).wordless()).isEqualTo(2);
        assertThat(said(CHAT)).startsWith("Rosa: The lilac is out, https://example.org/lilac!", "Unknown: Hello");
        assertThat(read(CHAT)).extracting(ChatMessage::at).startsWith(Instant.ofEpochSecond(1615813533), paris("2021-03-15T14:07:00"));
    }

    /** Words that were passed on are not those of who passed them on. */
    @Test
    void whatWasForwardedWasSaidByItsAuthor() {
        assertThat(said(CHAT)).last().isEqualTo("A poet: Roses are red");
    }

    @Test
    void allChatsOfAnAccountAreReadToo() {
        assertThat(said("""
                {"about": "x", "personal_information": {"first_name": "Ana", "bio": {"list": []}}, "contacts": {"about": "", "list": [{"name": "no"}]},
                 "chats": {"about": "", "list": [
                  {"name": "Rosa", "type": "personal_chat", "messages": [{"type": "message", "date": "2021-03-15T14:05:33", "from": "Rosa", "from_id": "u", "text": "One"}]},
                  {"name": "Ben", "type": "personal_chat", "messages": [{"type": "message", "date": "2021-03-15T14:05:33", "from": "Ben", "from_id": "u", "text": "Two"}]}]}}"""))
                .containsExactly("Rosa: One", "Ben: Two");
    }

    @Test
    void aFileThatBreaksOffIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> survey(CHAT.substring(0, CHAT.length() / 2))).isInstanceOf(ChatNotUnderstood.class)
                .hasMessageContaining("breaks off at line");
    }

    @Test
    void aTimeThatIsNoneIsShown() {
        assertThatThrownBy(() -> survey(CHAT.replace("2021-03-15T14:07:00", "Monday"))).isInstanceOf(ChatNotUnderstood.class)
                .hasMessageContaining("Monday");
    }

    @Test
    void deepAndOddJsonIsRefusedQuickly() {
        assertThatThrownBy(() -> survey("[".repeat(200_000))).isInstanceOf(ChatNotUnderstood.class);
        assertThatThrownBy(() -> survey("{\"messages\":" + "[".repeat(200_000))).isInstanceOf(ChatNotUnderstood.class);
        assertThatThrownBy(() -> survey("{\"messages\": [1, 2, 3]}")).isInstanceOf(ChatNotUnderstood.class);
        assertThatThrownBy(() -> survey("{\"messages\": []}")).isInstanceOf(ChatNotUnderstood.class);
        assertThatThrownBy(() -> survey("{\"a\": {\"text\": \"no message\"}}")).isInstanceOf(ChatNotUnderstood.class);
    }
}
