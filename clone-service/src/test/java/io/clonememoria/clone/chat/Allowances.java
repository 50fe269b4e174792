package io.clonememoria.clone.chat;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;

/** A month that has already been talked in. */
final class Allowances {
    private Allowances() {}

    static void used(Person person, long messages) {
        Database.run("""
                insert into message_usage (user_id, month, settled)
                values (?, date_trunc('month', now() at time zone 'UTC')::date, ?)
                on conflict (user_id, month) do update set settled = excluded.settled""", person.id(), messages);
    }
}
