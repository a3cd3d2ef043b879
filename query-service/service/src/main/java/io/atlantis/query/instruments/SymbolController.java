package io.atlantis.query.instruments;

import io.atlantis.query.web.Cursor;
import io.atlantis.query.web.Limits;
import io.atlantis.query.web.Page;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/symbols}: the search box's answer. */
@RestController
class SymbolController {

    private final InstrumentStore instruments;
    private final LastPrices lastPrices;

    SymbolController(InstrumentStore instruments, LastPrices lastPrices) {
        this.instruments = instruments;
        this.lastPrices = lastPrices;
    }

    /** Best fit first; an empty {@code query} lists all by symbol. */
    @GetMapping("/api/v1/symbols")
    Page<SymbolItem> search(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Limits.checked(limit);
        return Page.of(
                instruments.search(query.strip(), Cursor.decode(cursor, InstrumentStore.CURSOR_PARTS), limit),
                limit,
                this::item,
                row -> Cursor.of(row.rank(), row.symbol()));
    }

    private SymbolItem item(InstrumentRow row) {
        OptionalDouble last = lastPrices.lastPriceOf(row.symbol());
        return new SymbolItem(
                row.symbol(),
                row.name(),
                row.source(),
                row.currency(),
                row.type(),
                last.isPresent() ? (Double) last.getAsDouble() : null);
    }
}
