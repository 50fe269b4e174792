package io.clonememoria.memory.embedding;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which model serves and which is to, as all processes have it in common. The process that was started last decides what
 * is wanted, so that one with older settings does not turn the change around while it still runs. Blocking.
 */
@ApplicationScoped
class ModelRegister {
    private static final Logger LOG = Logger.getLogger(ModelRegister.class);

    private static final String WANT = """
            insert into embedding_models (model, dimension) values (?, ?)
            on conflict (model) do update set wanted_at = now()""";
    /** Where there are no vectors yet, the first model that is wanted serves. */
    private static final String SERVE_IF_NONE_DOES = """
            update embedding_models set serving = true
            where model = ? and not exists (select from embedding_models where serving)""";
    private static final String STANDING = """
            select (select model from embedding_models where serving),
                   (select model from embedding_models order by wanted_at desc, model limit 1)""";
    /** Every passage that is to be found has a vector of it, but those that were given up or whose person does not allow it. */
    private static final String IS_COMPLETE = """
            select not exists (select from passage_vectors v join clone_document_chunks k on k.id = v.passage_id
                               where v.model = ? and v.embedding is null and v.attempts < ? and k.deleted_at is null
                                 and v.claimed_until is distinct from 'infinity')
               and not exists (select from clone_document_chunks k
                               where k.deleted_at is null and k.embedding_model is distinct from ?
                                 and not exists (select from passage_vectors v where v.passage_id = k.id and v.model = ?))""";

    private final AgroalDataSource connections;

    ModelRegister(@DataSource("indexer") AgroalDataSource connections) {
        this.connections = connections;
    }

    /**
     * What is in force.
     *
     * @param serving by which questions are compared
     * @param wanted  by which they are to be
     */
    record Standing(String serving, String wanted) {
        @Nullable String next() {
            return serving.equals(wanted) ? null : wanted;
        }
    }

    void want(VectorModel model) throws SQLException {
        inTransaction(connection -> {
            // one process after the other, or two would both find that none serves
            connection.createStatement().execute("lock table embedding_models in share row exclusive mode");
            try (var want = connection.prepareStatement(WANT)) {
                want.setString(1, model.id());
                want.setInt(2, model.dimension());
                want.executeUpdate();
            }
            return update(connection, SERVE_IF_NONE_DOES, model.id());
        });
    }

    Standing standing() throws SQLException {
        try (var connection = connections.getConnection(); var look = connection.prepareStatement(STANDING);
                var row = look.executeQuery()) {
            row.next();
            return new Standing(Objects.requireNonNull(row.getString(1), "no embedding model serves"), row.getString(2));
        }
    }

    /** Lets a model serve from now on, when it has all its vectors. One row says it, so it holds for all searches at once. */
    boolean serveIfComplete(String model) throws SQLException {
        return inTransaction(connection -> {
            if (!isComplete(connection, model)) {
                return false;
            }
            connection.createStatement().executeUpdate("update embedding_models set serving = false where serving");
            update(connection, "update embedding_models set serving = true where model = ?", model);
            LOG.infof("Embedding model %s serves from now on", model);
            return true;
        });
    }

    private static boolean isComplete(Connection connection, String model) throws SQLException {
        try (var look = connection.prepareStatement(IS_COMPLETE)) {
            look.setString(1, model);
            look.setInt(2, PassageService.MOST_ATTEMPTS);
            look.setString(3, model);
            look.setString(4, model);
            try (var row = look.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static int update(Connection connection, String statement, String model) throws SQLException {
        try (var update = connection.prepareStatement(statement)) {
            update.setString(1, model);
            return update.executeUpdate();
        }
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var done = work.in(connection);
                connection.commit();
                return done;
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
