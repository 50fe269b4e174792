package io.clonememoria.platform.page;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which piece of a list is wanted; a {@code @BeanParam} that is {@code @Valid}. */
public class PageRequest {
    /** Rows wanted, 1 to 200. A text, because what is no number would otherwise be answered as an unknown path. */
    @QueryParam("limit")
    @DefaultValue("50")
    @Pattern(regexp = "[1-9]|[1-9][0-9]|1[0-9]{2}|200", message = "must be a whole number from 1 to 200")
    public String limit;

    /** Where the last page ended, as it said in {@code next_cursor}. */
    @QueryParam("cursor")
    @Size(max = 200)
    public @Nullable String cursor;

    public int limit() {
        return Integer.parseInt(limit);
    }

    /** One more than wanted: whether it is there tells whether there is a next page. */
    public int fetch() {
        return limit() + 1;
    }

    /**
     * Where the page begins: rows that come after it in the list's order.
     *
     * @throws io.clonememoria.platform.problem.BadRequest when the cursor is malformed
     */
    public Cursor start() {
        return after().orElse(Cursor.START);
    }

    /** The cursor, when one was given. @throws io.clonememoria.platform.problem.BadRequest when it is malformed */
    public Optional<Cursor> after() {
        return Optional.ofNullable(cursor).filter(text -> !text.isBlank()).map(Cursor::decode);
    }
}
