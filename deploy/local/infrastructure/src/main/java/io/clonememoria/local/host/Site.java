package io.clonememoria.local.host;

import java.nio.file.Path;

/** Where on this machine a server is to live, and for how long.
 *  @param folder everything of ours lies below it: data, logs, records of running processes
 *  @param port the loopback port to listen on, or {@link Ports#ANY} */
public record Site(Path folder, int port, Lifetime lifetime) {

    public Site {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path log(String server) {
        return folder.resolve("logs").resolve(server + ".log");
    }

    /** The process of that server. */
    public Daemon daemon(String name, String server) {
        return new Daemon(name, folder.resolve("run").resolve(server + ".pid"), log(server));
    }
}
