package io.clonememoria.memory.memory;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which memories of a clone are wanted; without anything all that are not deleted. */
public class MemoryFilter {
    /** Only what happened on that day or at that time, or later. */
    @QueryParam("from")
    @Schema(example = "1962-01-01")
    public @Nullable String from;

    /** Only what happened on that day or at that time, or earlier. */
    @QueryParam("to")
    @Schema(example = "1962-12-31")
    public @Nullable String to;

    /** Only what comes from there. */
    @QueryParam("source_type")
    @Size(max = 50)
    @Line
    @Schema(example = "letter")
    public @Nullable String sourceType;

    /** Only what they said. */
    @QueryParam("speaker")
    @Size(max = 200)
    @Line
    @Schema(example = "Grandpa Emil")
    public @Nullable String speaker;

    /** Only what has this tag. */
    @QueryParam("tag")
    @Size(max = Tags.LONGEST)
    @Line
    @Schema(example = "travel")
    public @Nullable String tag;

    /** Only that in which this person is. */
    @QueryParam("person")
    @Size(max = Tags.LONGEST)
    @Line
    @Schema(example = "Aunt Ines")
    public @Nullable String person;

    /** Only what is at this place. */
    @QueryParam("place")
    @Size(max = Tags.LONGEST)
    @Line
    @Schema(example = "Marseille")
    public @Nullable String place;

    /** Only what has these words in its title or text, as they are written, whatever their case. */
    @QueryParam("q")
    @Size(max = 200)
    @Line
    @Schema(example = "ferry")
    public @Nullable String q;

    /** Only what is found by search, or only what is set aside. */
    @QueryParam("enabled")
    @Pattern(regexp = "true|false", message = "must be true or false")
    public @Nullable String enabled;

    /** Instead of those that are there, those that were deleted and that the caller may restore. */
    @QueryParam("deleted")
    @Pattern(regexp = "true|false", message = "must be true or false")
    public @Nullable String deleted;

    /**
     * The rows that are wanted.
     *
     * @param restorableSince what was deleted before cannot be restored
     * @throws io.clonememoria.platform.problem.Invalid when a time is none
     */
    MemoryRows rowsOf(UUID cloneId, UUID caller, Instant restorableSince) {
        var rows = MemoryRows.where("clone_id = ?", cloneId);
        rows = "true".equals(deleted)
                ? rows.and("deleted_at > ?", restorableSince.atOffset(ZoneOffset.UTC)).and("""
                        (user_id = ? or space_id in (select m.space_id from projection.space_members m
                                                     where m.role in ('owner', 'admin')))""", caller)
                : rows.and("deleted_at is null");
        rows = TimeSpan.of(from, to).of(rows);
        rows = narrowed(rows, "source_type = ?", sourceType);
        rows = narrowed(rows, "speaker = ?", speaker);
        rows = narrowed(rows, "tags @> array[?]::text[]", tag);
        rows = narrowed(rows, "people @> array[?]::text[]", person);
        rows = narrowed(rows, "places @> array[?]::text[]", place);
        // not "like": whatever is asked for stands for itself
        rows = narrowed(rows, "strpos(lower(title || chr(10) || content), lower(?)) > 0", q);
        return enabled == null ? rows : rows.and("enabled = ?", enabled.equals("true"));
    }

    private static MemoryRows narrowed(MemoryRows rows, String condition, @Nullable String value) {
        return value == null ? rows : rows.and(condition, value);
    }
}
