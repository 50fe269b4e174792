package io.clonememoria.platform.state;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Which topics are told again and how far that is, in {@code messaging.republications}. */
@ApplicationScoped
class Republications {
    private static final String OWN = "select distinct args[1] from messaging.published_state order by 1";

    private static final String ASK = """
            insert into messaging.republications (topic) select unnest($1::text[])
            on conflict (topic) do update set after_key = null, rows_told = 0, asked_at = now(), finished_at = null
            returning\040""" + Republication.COLUMNS;

    private static final String NEXT = """
            select topic, after_key from messaging.republications where finished_at is null
             order by asked_at, topic limit 1 for update""";

    private static final String TELL = "select last_key, told from messaging.republish_state($1, $2, $3)";

    private static final String ADVANCE = """
            update messaging.republications
               set after_key = coalesce($2, after_key), rows_told = rows_told + $3,
                   finished_at = case when $3 < $4 then now() end
             where topic = $1""";

    /** The state topics that this service owns. */
    Uni<List<String>> ownTopics(SqlConnection sql) {
        return sql.query(OWN).execute().map(rows -> stream(rows).map(row -> row.getString(0)).toList());
    }

    /** Begins the topics from their first row, those that are on their way too. */
    Uni<List<Republication>> ask(List<String> topics, SqlConnection sql) {
        return sql.preparedQuery(ASK).execute(Tuple.of(topics.toArray(String[]::new)))
                .map(rows -> stream(rows).map(Republication::of).toList());
    }

    Uni<List<Republication>> all(SqlConnection sql) {
        return sql.query("select " + Republication.COLUMNS + " from messaging.republications order by topic").execute()
                .map(rows -> stream(rows).map(Republication::of).toList());
    }

    /** Tells the next rows of the topic that was asked for first. @return 0 when no topic is on its way */
    Uni<Long> tellNext(int portion, SqlConnection sql) {
        return sql.query(NEXT).execute().chain(next -> next.size() == 0
                ? Uni.createFrom().item(0L)
                : tell(next.iterator().next(), portion, sql));
    }

    private static Uni<Long> tell(Row next, int portion, SqlConnection sql) {
        var topic = next.getString(0);
        return sql.preparedQuery(TELL).execute(Tuple.of(topic, next.getString(1), portion))
                .map(rows -> rows.iterator().next())
                .call(told -> sql.preparedQuery(ADVANCE)
                        .execute(Tuple.of(topic, told.getString(0), told.getLong(1), (long) portion)))
                // an empty topic is done as well
                .map(told -> Math.max(1, told.getLong(1)));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
