package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.chat.ChatSurvey;
import io.clonememoria.memory.chat.DateOrder;
import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.storage.ObjectKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat that becomes memories of a clone.
 *
 * @param userId   who brought it
 * @param spaceId  the space of its clone; null while that is personal
 * @param title    what its memories are called
 * @param language what a message is taken for whose words do not tell
 * @param speaker  who the clone is among the speakers
 * @param order    null where no date can be read in two ways
 * @param failure  why it failed, as a code; null when it did not
 * @param total    messages in the file
 * @param done     how many of them are memories
 */
record Import(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, ChatFormat format, String title, Language language,
        String speaker, List<ChatSurvey.Speaker> speakers, boolean masked, ZoneId zone, @Nullable DateOrder order,
        ImportStatus status, @Nullable String failure, int total, int done, @Nullable Instant firstAt, @Nullable Instant lastAt,
        Instant createdAt, Instant updatedAt, @Nullable Instant finishedAt) {
    /** Of the object storage. */
    static final String FOLDER = "imports";
    static final String COLUMNS = """
            id, clone_id, user_id, space_id, source_type, title, language, speaker, speakers::text, is_masked, time_zone, date_order,
            status, failure, total, done, first_at, last_at, created_at, updated_at, finished_at""";

    static Import of(Object[] row) {
        return new Import((UUID) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3], ChatFormat.of((String) row[4]).orElseThrow(),
                (String) row[5], Language.ofCode((String) row[6]).orElseThrow(), (String) row[7], speakers((String) row[8]),
                (Boolean) row[9], ZoneId.of((String) row[10]), DateOrder.of((String) row[11]).orElse(null),
                ImportStatus.of((String) row[12]), (String) row[13], (Integer) row[14], (Integer) row[15], instant(row[16]),
                instant(row[17]), ((OffsetDateTime) row[18]).toInstant(), ((OffsetDateTime) row[19]).toInstant(), instant(row[20]));
    }

    /** Where its file is until it has ended. */
    ObjectKey original() {
        return new ObjectKey(FOLDER, userId, id);
    }

    /** What the row keeps of the speakers. */
    static String written(List<ChatSurvey.Speaker> speakers) {
        var array = new JsonArray();
        speakers.forEach(speaker -> array.add(new JsonObject().put("name", speaker.name()).put("messages", speaker.messages())));
        return array.encode();
    }

    private static List<ChatSurvey.Speaker> speakers(String written) {
        return new JsonArray(written).stream().map(JsonObject.class::cast)
                .map(speaker -> new ChatSurvey.Speaker(speaker.getString("name"), speaker.getLong("messages")))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }
}
