package io.clonememoria.launcher.suite;

/**
 * Where the infrastructure answers: on the suite's own ports, or wherever the person's addresses point.
 *
 * @param kafka bootstrap servers, {@code host:port}
 */
public record Addresses(String postgresHost, int postgresPort, String kafka) {}
