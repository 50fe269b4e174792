package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Commands;
import io.clonememoria.local.host.Daemon;
import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.LocalFailure;
import io.clonememoria.local.host.Ports;
import io.clonememoria.local.host.Site;
import io.clonememoria.local.host.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A private server from this machine's own PostgreSQL, on the loopback address, with a data folder of its own. */
final class PostgresProcess implements PostgresServer {

    private static final Duration INIT_LIMIT = Duration.ofSeconds(60);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final long NEEDED_MEBIBYTES = 512;
    private static final String SUPERUSER = "postgres";
    private static final String WHO = "PostgreSQL";

    private final Site site;
    private final Daemon daemon;
    private final Path log;

    PostgresProcess(Site site) {
        this.site = site;
        this.daemon = site.daemon(WHO, "postgres");
        this.log = site.log("postgres");
    }

    @Override
    public PostgresAddress start() {
        var user = Unprivileged.user();
        var home = DataHome.of(site.folder(), user);
        if (daemon.running()) {
            var address = address(home, Integer.parseInt(home.read(home.port())));
            daemon.awaitReady(address::answers, START_LIMIT);
            return address;
        }
        Disk.requireSpace(Disk.folder(home.folder()), NEEDED_MEBIBYTES, WHO);
        var port = Ports.claim(site.port(), WHO);
        var installation = Installation.find(home.version());
        if (home.version().isEmpty()) {
            initialise(installation, home, user);
        }
        home.write(home.port(), Integer.toString(port));
        daemon.start(user.command(server(installation, home, port)));
        var address = address(home, port);
        daemon.awaitReady(address::answers, START_LIMIT);
        return address;
    }

    @Override
    public Ending stop() {
        // SIGTERM would wait until the last client has left. SIGQUIT loses nothing that throw-away data need.
        return daemon.stop(site.lifetime() == Lifetime.LASTING ? "INT" : "QUIT", STOP_LIMIT);
    }

    @Override
    public void removeData() {
        Disk.remove(DataHome.of(site.folder(), Unprivileged.user()).folder());
    }

    @Override
    public boolean running() {
        return daemon.running();
    }

    @Override
    public String describe() {
        return "PostgreSQL as a local process (log: " + log + ")";
    }

    private void initialise(Installation installation, DataHome home, Unprivileged user) {
        Disk.folder(log.getParent());
        Disk.remove(home.unfinished());
        home.write(home.superuser(), Secrets.random());
        user.own(home.folder());
        user.own(home.superuser());
        var command = new ArrayList<>(List.of(installation.program("initdb").toString(),
            "-D", home.unfinished().toString(), "-U", SUPERUSER, "--pwfile", home.superuser().toString(),
            "--auth", "scram-sha-256", "-E", "UTF8", "--locale", "C.UTF-8"));
        if (site.lifetime() == Lifetime.WITH_THIS_JVM) {
            command.add("--no-sync");
        }
        if (!Commands.run(user.command(command), log, INIT_LIMIT)) {
            throw LocalFailure.of("PostgreSQL could not make its data folder " + home.data(), log);
        }
        try {
            Files.move(home.unfinished(), home.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new LocalFailure("cannot move PostgreSQL's data folder to " + home.data(), failure);
        }
    }

    private List<String> server(Installation installation, DataHome home, int port) {
        var command = new ArrayList<>(List.of(installation.program("postgres").toString(), "-D", home.data().toString()));
        settings(port).forEach(setting -> {
            command.add("-c");
            command.add(setting);
        });
        return command;
    }

    private List<String> settings(int port) {
        var settings = new ArrayList<>(List.of("listen_addresses=127.0.0.1", "port=" + port, "unix_socket_directories=",
            "max_connections=300", "log_lock_waits=on", "shared_buffers=128MB", "max_wal_size=512MB",
            // Compiling a plan costs more than our short queries take.
            "jit=off"));
        settings.addAll(Durability.of(site.lifetime()).settings());
        return settings;
    }

    private static PostgresAddress address(DataHome home, int port) {
        return new PostgresAddress("127.0.0.1", port, SUPERUSER, home.read(home.superuser()));
    }
}
