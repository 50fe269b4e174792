package io.clonememoria.memory.memory;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which part of a clone's life is wanted, and in which periods it is counted. */
public class TimelineRequest {
    /** Years, months or days. */
    @QueryParam("granularity")
    @DefaultValue("year")
    @Pattern(regexp = "year|month|day", message = "must be year, month or day")
    public String granularity;

    /** Only what happened on that day or at that time, or later; without what has no time. */
    @QueryParam("from")
    @Schema(example = "1962-01-01")
    public @Nullable String from;

    /** Only what happened on that day or at that time, or earlier; without what has no time. */
    @QueryParam("to")
    @Schema(example = "1962-12-31")
    public @Nullable String to;

    Granularity granularity() {
        return Granularity.of(granularity);
    }

    /** @throws io.clonememoria.platform.problem.Invalid when a time is none */
    TimeSpan span() {
        return TimeSpan.of(from, to);
    }
}
