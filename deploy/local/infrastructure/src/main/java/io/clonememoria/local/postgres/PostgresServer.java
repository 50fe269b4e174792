package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Docker;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Site;
import java.util.Optional;

/** A PostgreSQL server with pgvector. */
public sealed interface PostgresServer permits GivenPostgres, PostgresContainer, PostgresProcess {

    /** Environment variable with the address of a superuser, {@code postgresql://user:password@host:port/postgres}. */
    String ADDRESS = "CLONEMEMORIA_POSTGRES_URL";

    /** The first that this machine offers: an address in the environment, Docker, a local installation. */
    static PostgresServer find(Site site) {
        var given = Optional.ofNullable(System.getenv(ADDRESS)).filter(address -> !address.isBlank());
        if (given.isPresent()) {
            return new GivenPostgres(PostgresAddress.parse(given.get()));
        }
        return Docker.answers() ? new PostgresContainer(site) : new PostgresProcess(site);
    }

    /** Starts it unless it runs already and answers once it takes connections; fails with one clear line. */
    PostgresAddress start();

    /** Ends it and keeps its data; harmless when it does not run. */
    Ending stop();

    /** Removes the data of a stopped server. */
    void removeData();

    boolean running();

    /** One phrase for a person. */
    String describe();
}
