package io.clonememoria.platform.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param data       the rows
 * @param nextCursor where the next page begins, null on the last one
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {

    /**
     * The page out of rows that were fetched with {@link PageRequest#fetch()}.
     *
     * @param cursor the place of a row in the list's order
     */
    public static <T> Page<T> of(List<T> fetched, PageRequest request, Function<T, Cursor> cursor) {
        if (fetched.size() <= request.limit()) {
            return new Page<>(List.copyOf(fetched), null);
        }
        var rows = List.copyOf(fetched.subList(0, request.limit()));
        return new Page<>(rows, cursor.apply(rows.getLast()).encode());
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(data.stream().map(view).toList(), nextCursor);
    }
}
