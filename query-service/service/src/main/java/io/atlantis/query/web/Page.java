package io.atlantis.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param nextCursor opaque; sent back as {@code cursor} it gives the page that follows; absent on the last page
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page of rows that were fetched one more than asked for, to learn whether more follow.
     *
     * @param rows at most {@code limit + 1}
     * @param cursorAfter the place in the list behind a row
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> item, Function<R, Cursor> cursorAfter) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? cursorAfter.apply(shown.getLast()).encoded() : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
