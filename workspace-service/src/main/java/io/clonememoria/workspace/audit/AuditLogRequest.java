package io.clonememoria.workspace.audit;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the log as the caller wrote them. Texts, because JAX-RS answers a parameter that it cannot convert
 * with 404, and the caller deserves to hear which one was wrong.
 */
class AuditLogRequest {
    private static final Pattern EVENT = Pattern.compile("[a-z_]{1,49}\\.[a-z_]{1,49}");
    private static final Pattern RESOURCE_TYPE = Pattern.compile("[a-z_]{1,49}");
    /** PostgreSQL's time ends before Java's. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @QueryParam("space_id")
    @Nullable String spaceId;

    @QueryParam("event")
    @Nullable String event;

    @QueryParam("resource_type")
    @Nullable String resourceType;

    @QueryParam("resource_id")
    @Nullable String resourceId;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    /** @throws Invalid naming every field that cannot be read */
    AuditFilter toFilter() {
        var errors = new ArrayList<FieldError>();
        var filter = new AuditFilter(
                read("space_id", spaceId, AuditLogRequest::uuid, errors),
                read("event", event, matching(EVENT, "must be an event type such as clone.created"), errors),
                read("resource_type", resourceType, matching(RESOURCE_TYPE, "must be a word such as clone"), errors),
                read("resource_id", resourceId, AuditLogRequest::uuid, errors),
                read("from", from, AuditLogRequest::instant, errors),
                read("to", to, AuditLogRequest::instant, errors));
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
            errors.add(new FieldError("to", "must be after from"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return filter;
    }

    private static <T> @Nullable T read(String field, @Nullable String text, Function<String, T> reader,
            List<FieldError> errors) {
        try {
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException unreadable) {
            errors.add(new FieldError(field, unreadable.getMessage()));
            return null;
        }
    }

    private static Function<String, String> matching(Pattern pattern, String message) {
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException(message);
            }
            return text;
        };
    }

    /** Strict: {@link UUID#fromString} would take 1-1-1-1-1 for an id. */
    private static UUID uuid(String text) {
        if (text.length() == 36) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException unreadable) {
                // said below
            }
        }
        throw new IllegalArgumentException("must be a UUID");
    }

    private static Instant instant(String text) {
        try {
            var instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            // said below
        }
        throw new IllegalArgumentException("must be a time such as 2026-03-01T00:00:00Z");
    }
}
