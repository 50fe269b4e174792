package io.clonememoria.local.host;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Bind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/** A container started by Testcontainers that a later JVM can find and end: its id is kept in a file, its data in a volume. */
public final class Container {

    private static final int STOP_SECONDS = 20;

    private final Site site;
    private final String server;
    private final int innerPort;

    public Container(Site site, String server, int innerPort) {
        this.site = site;
        this.server = server;
        this.innerPort = innerPort;
    }

    /** Starts the container; a lasting one on the wanted loopback port, with its data in a volume mounted there. */
    public void start(GenericContainer<?> container, String dataFolder) {
        var lasting = site.lifetime() == Lifetime.LASTING;
        if (lasting) {
            requireReuse();
            if (!running()) {
                Ports.claim(site.port(), container.getDockerImageName());
            }
            container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(site.port(), innerPort)));
            container.withReuse(true).withCreateContainerCmdModifier(command ->
                command.getHostConfig().withBinds(Bind.parse(volume() + ":" + dataFolder)));
        }
        try {
            container.start();
        } catch (RuntimeException failure) {
            throw new LocalFailure("the container " + container.getDockerImageName() + " did not come up", rootCause(failure));
        }
        remember(container.getContainerId());
    }

    public boolean running() {
        return id().map(id -> {
            try {
                return Boolean.TRUE.equals(DockerClientFactory.instance().client().inspectContainerCmd(id).exec().getState().getRunning());
            } catch (NotFoundException gone) {
                return false;
            }
        }).orElse(false);
    }

    /** Removes the container, not its volume. */
    public Ending stop() {
        var ran = running();
        id().ifPresent(Container::remove);
        Disk.remove(record());
        return ran ? Ending.ENDED : Ending.WAS_GONE;
    }

    private static void remove(String id) {
        var client = DockerClientFactory.instance().client();
        try {
            client.stopContainerCmd(id).withTimeout(STOP_SECONDS).exec();
        } catch (NotFoundException | NotModifiedException stopped) {
            // What we wanted.
        }
        try {
            client.removeContainerCmd(id).withForce(true).exec();
        } catch (NotFoundException gone) {
            // What we wanted.
        }
    }

    public void removeVolume() {
        try {
            DockerClientFactory.instance().client().removeVolumeCmd(volume()).exec();
        } catch (NotFoundException gone) {
            // What we wanted.
        }
    }

    /** Without reuse, Testcontainers ends every container together with this JVM. */
    private static void requireReuse() {
        if (!TestcontainersConfiguration.getInstance().environmentSupportsReuse()) {
            throw new LocalFailure("containers would end with this command: set TESTCONTAINERS_REUSE_ENABLE=true");
        }
    }

    /** Testcontainers wraps what Docker said in several layers that only say that something failed. */
    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }

    /** Docker's volumes are machine-wide: the folder distinguishes two checkouts. */
    private String volume() {
        return "clonememoria-" + server + "-" + UUID.nameUUIDFromBytes(site.folder().toString().getBytes(StandardCharsets.UTF_8));
    }

    private Path record() {
        return site.folder().resolve("run").resolve(server + ".container");
    }

    private Optional<String> id() {
        try {
            return Files.exists(record()) ? Optional.of(Files.readString(record()).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new LocalFailure("cannot read " + record(), failure);
        }
    }

    private void remember(String id) {
        try {
            Disk.folder(record().getParent());
            Files.writeString(record(), id + "\n");
        } catch (IOException failure) {
            throw new LocalFailure("cannot write " + record(), failure);
        }
    }
}
