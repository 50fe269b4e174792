package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Container;
import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Site;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container of pgvector's own image. */
final class PostgresContainer implements PostgresServer {

    private static final DockerImageName IMAGE = DockerImageName.parse("pgvector/pgvector:pg17").asCompatibleSubstituteFor("postgres");
    private static final int PORT = 5432;

    private final Site site;
    private final Container container;
    private final DataHome home;

    PostgresContainer(Site site) {
        this.site = site;
        this.container = new Container(site, "postgres", PORT);
        this.home = new DataHome(site.folder().resolve("postgres"));
    }

    @Override
    public PostgresAddress start() {
        var postgres = new PostgreSQLContainer(IMAGE).withUsername("postgres").withPassword(password()).withDatabaseName("postgres");
        var command = new ArrayList<>(List.of("postgres", "-c", "max_connections=300", "-c", "jit=off"));
        Durability.of(site.lifetime()).settings().forEach(setting -> command.addAll(List.of("-c", setting)));
        // The default waits for two starts in the log; with a volume that is filled already there is only one.
        postgres.waitingFor(Wait.forListeningPort());
        postgres.setCommand(command.toArray(String[]::new));
        container.start(postgres, "/var/lib/postgresql/data");
        return new PostgresAddress(postgres.getHost(), postgres.getMappedPort(PORT), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public Ending stop() {
        return container.stop();
    }

    @Override
    public void removeData() {
        container.removeVolume();
        Disk.remove(home.folder());
    }

    @Override
    public boolean running() {
        return container.running();
    }

    @Override
    public String describe() {
        return "PostgreSQL in Docker (" + IMAGE + ")";
    }

    /** The volume remembers the first password it was made with, so we must too. */
    private String password() {
        if (!Files.exists(home.superuser())) {
            Disk.folder(home.folder());
            home.write(home.superuser(), Secrets.random());
        }
        return home.read(home.superuser());
    }
}
