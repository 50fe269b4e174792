package io.clonememoria.memory.memory;

import java.util.Locale;

/** How long the periods of a timeline are. */
enum Granularity {
    YEAR("YYYY"),
    MONTH("YYYY-MM"),
    DAY("YYYY-MM-DD");

    /** How PostgreSQL writes such a period. */
    final String form;

    Granularity(String form) {
        this.form = form;
    }

    static Granularity of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /**
     * SQL for the period of a memory: what is known less well than the periods are long stands under the longer one that
     * it is known to, because no day of it is a better guess than another.
     */
    String period() {
        return "to_char(occurred_at at time zone 'UTC', case when occurred_precision in ('year', 'about') then '%s' %s else '%s' end)"
                .formatted(YEAR.form, this == DAY ? "when occurred_precision = 'month' then '" + MONTH.form + "'" : "", form);
    }
}
