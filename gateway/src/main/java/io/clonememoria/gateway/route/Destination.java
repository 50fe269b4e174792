package io.clonememoria.gateway.route;

/** Who answers. */
public sealed interface Destination {

    /** One of the services, to which the request is forwarded. */
    record Forwarded(Service service) implements Destination {}

    /** The service that the path names, for acts of administrators. */
    record Named() implements Destination {}

    /** The gateway itself. */
    enum Own implements Destination {
        /** What this is and where to go on. */
        INDEX,
        /** How all parts are. */
        HEALTH,
        /** What could not take effect, in all services. */
        DEAD_LETTERS
    }
}
