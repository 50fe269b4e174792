package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.LocalFailure;
import java.sql.SQLException;

/** A server that somebody else runs; we never start, stop or empty it. */
record GivenPostgres(PostgresAddress address) implements PostgresServer {

    @Override
    public PostgresAddress start() {
        try (var connection = address.connect("postgres");
                var found = connection.createStatement().executeQuery("select from pg_available_extensions where name = 'vector'")) {
            if (!found.next()) {
                throw new LocalFailure("PostgreSQL at " + address + " (" + ADDRESS + ") lacks the extension pgvector");
            }
            return address;
        } catch (SQLException failure) {
            throw new LocalFailure("PostgreSQL at " + address + " (" + ADDRESS + ") does not answer", failure);
        }
    }

    @Override
    public Ending stop() {
        return Ending.WAS_GONE;
    }

    @Override
    public void removeData() {}

    @Override
    public boolean running() {
        return address.answers();
    }

    @Override
    public String describe() {
        return "PostgreSQL at " + address + " (from " + ADDRESS + ")";
    }
}
