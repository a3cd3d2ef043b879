package io.atlantis.query.audit;

import io.atlantis.query.web.Cursor;
import io.atlantis.query.web.Limits;
import io.atlantis.query.web.Page;
import io.atlantis.query.web.Times;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/audit/events}: who did what, when, to what. */
@RestController
class AuditController {

    private final AuditStore audit;

    AuditController(AuditStore audit) {
        this.audit = audit;
    }

    /** Newest first; {@code from} is inclusive, {@code to} exclusive. */
    @GetMapping("/api/v1/audit/events")
    Page<AuditItem> events(
            @RequestParam(required = false) @Nullable String entityType,
            @RequestParam(required = false) @Nullable String entityId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String correlationId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        AuditFilter filter = new AuditFilter(
                given(entityType),
                given(entityId),
                given(actor),
                given(type),
                given(correlationId),
                Times.parse("from", from),
                Times.parse("to", to));
        return audit.list(filter, Cursor.decode(cursor, AuditStore.CURSOR_PARTS), Limits.checked(limit));
    }

    /** A field that a form left empty does not narrow. */
    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }
}
