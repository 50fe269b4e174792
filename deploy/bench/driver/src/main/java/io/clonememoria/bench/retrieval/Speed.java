package io.clonememoria.bench.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import io.clonememoria.bench.suite.Person;
import io.clonememoria.local.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How long a search takes in a clone of ten thousand passages: through the API, and the service's own SQL by hand.
 *
 * @param api   median, in milliseconds, the question's vector included
 * @param sql   the same of the SQL
 * @param rounds of either, taking turns
 */
record Speed(double api, double sql, int rounds) {
    static final int PASSAGES = 10_000;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 15;
    private static final List<String> QUESTIONS = List.of("What did word7 say about word120 and word933?",
            "When was word41 at word2500?", "Who gave word300 the word12?");

    /** Synthetic words, the first ones common and the last ones rare, and synthetic vectors. */
    private static final String MEMORIES = """
            insert into memories (id, user_id, clone_id, title, content, speaker, occurred_at, occurred_precision, source_type)
            select gen_random_uuid(), ?::uuid, ?::uuid, 'Chat of Ann and Ben',
                   (select string_agg('word' || floor(power(random(), 3) * 5000 + 0 * place)::integer, ' ')
                    from generate_series(1, 12) place where place <= 12 + 0 * number),
                   case number % 2 when 0 then 'Ann' else 'Ben' end, timestamptz '2000-01-01 00:00Z' + number * interval '2 hours',
                   'day', 'chat'
            from generate_series(1, ?::integer) number""";
    private static final String PASSAGES_OF_THEM = """
            insert into clone_document_chunks (id, clone_id, memory_id, user_id, chunk_index, title, content, embedding, embedding_model)
            select gen_random_uuid(), m.clone_id, m.id, m.user_id, 0, m.title, m.content,
                   (select array_agg(1 + random() + 0 * place)
                    from generate_series(1, 384) place where place <= 384 + 0 * length(m.content))::vector,
                   (select model from embedding_models where serving)
            from memories m where m.clone_id = ?::uuid""";
    private static final String SEARCH = """
            select * from private.search_memories(?::uuid, ?, (select ?::text::vector), 30)""";

    static Speed measure(URI gateway) throws IOException, InterruptedException, SQLException {
        var person = new Person(gateway);
        var clone = person.newClone("Ten thousand passages");
        fill(person.id(), clone);
        try (var byHand = asRequestOf(person.id())) {
            var vector = vector();
            var api = new double[ROUNDS];
            var sql = new double[ROUNDS];
            for (var round = -WARM_UP; round < ROUNDS; round++) {
                var question = QUESTIONS.get(Math.floorMod(round, QUESTIONS.size()));
                var asked = millis(() -> search(person, clone, question));
                var queried = millis(() -> search(byHand, clone, question, vector));
                if (round >= 0) {
                    api[round] = asked;
                    sql[round] = queried;
                }
            }
            return new Speed(median(api), median(sql), ROUNDS);
        }
    }

    private static void fill(String user, String clone) throws SQLException {
        try (var connection = TestInfrastructure.superuser("memory")) {
            run(connection, MEMORIES, user, clone, PASSAGES);
            run(connection, PASSAGES_OF_THEM, clone);
            run(connection, "analyze memories, clone_document_chunks");
        }
    }

    /** With the rights of a request and without the service. */
    private static Connection asRequestOf(String user) throws SQLException {
        var connection = TestInfrastructure.superuser("memory");
        run(connection, "select set_config('app.current_user_id', ?, false), set_config('role', 'authenticated', false)", user);
        return connection;
    }

    private static String vector() {
        var vector = new float[384];
        for (var at = 0; at < vector.length; at++) {
            vector[at] = 1 + (at * 37 % 100) / 100f;
        }
        return Arrays.toString(vector);
    }

    private static void search(Person person, String clone, String question) throws IOException, InterruptedException {
        JsonNode answer = person.post("/clones/" + clone + "/memories/search", Map.of("query", question, "limit", 10), 200);
        require(answer.path("results").size() == 10);
    }

    private static void search(Connection connection, String clone, String question, String vector) throws SQLException {
        try (var search = connection.prepareStatement(SEARCH)) {
            search.setString(1, clone);
            search.setString(2, question);
            search.setString(3, vector);
            try (var rows = search.executeQuery()) {
                require(rows.next());
            }
        }
    }

    private static void run(Connection connection, String statement, Object... parameters) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (var at = 0; at < parameters.length; at++) {
                prepared.setObject(at + 1, parameters[at]);
            }
            prepared.execute();
        }
    }

    private static void require(boolean found) {
        if (!found) {
            throw new IllegalStateException("a search found too little");
        }
    }

    private interface Step {
        void run() throws IOException, InterruptedException, SQLException;
    }

    private static double millis(Step step) throws IOException, InterruptedException, SQLException {
        var begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
