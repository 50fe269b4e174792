package io.clonememoria.platform.inbox;

import io.clonememoria.local.TestInfrastructure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What came of events, as a superuser sees it. */
final class Kept {
    private Kept() {}

    /** The numbers that took effect, in their order. */
    static List<Integer> effects(String consumer, UUID subject) {
        return query("select number::text from effect where consumer = '" + consumer + "' and subject = '" + subject + "' order by place")
                .stream().map(Integer::valueOf).toList();
    }

    static List<String> deadLetters(String consumer, UUID key) {
        return query("select cause from messaging.dead_letters where consumer = '" + consumer + "' and record_key = '"
                + key + "' and replayed_at is null order by record_offset");
    }

    static List<String> things(String key) {
        return query("select version || ' ' || coalesce(name, 'nothing') || ' ' || (removed_at is not null) from projection.things where id = '"
                + key + "'");
    }

    static List<String> query(String sql) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
