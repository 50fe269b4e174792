package io.clonememoria.clone.chat;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;

/** A month that has already been talked in. */
final class Allowances {
    private Allowances() {}

    static void used(Person person, long messages) {
        Database.run("""
                insert into private.limit_counters (limit_name, subject, period, used)
                values ('messages', ?, to_char(now() at time zone 'UTC', 'YYYY-MM'), ?)
                on conflict (limit_name, subject, period) do update set used = excluded.used""", person.id(), messages);
    }
}
