package io.clonememoria.launcher.suite;

/**
 * Where each part listens on 127.0.0.1.
 *
 * @param offset added to every port, so that a second checkout can run beside the first; 0 to 40,000
 */
public record Ports(int offset) {

    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int BETWEEN_REPLICAS = 10;
    private static final int LARGEST_OFFSET = 40_000;

    public Ports {
        if (offset < 0 || offset > LARGEST_OFFSET) {
            throw new Failure("CLONEMEMORIA_PORT_OFFSET must be between 0 and " + LARGEST_OFFSET + ", not " + offset);
        }
    }

    static Ports parse(String offset) {
        try {
            return new Ports(Integer.parseInt(offset.strip()));
        } catch (NumberFormatException notANumber) {
            throw new Failure("CLONEMEMORIA_PORT_OFFSET must be a number, not '" + offset + "'");
        }
    }

    public int postgres() {
        return POSTGRES + offset;
    }

    public int kafka() {
        return KAFKA + offset;
    }

    public int http(Replica replica) {
        return replica.service().port() + beside(replica);
    }

    public int management(Replica replica) {
        return replica.service().managementPort() + beside(replica);
    }

    /** 8092 is the second replica of what listens on 8082. */
    private int beside(Replica replica) {
        return BETWEEN_REPLICAS * (replica.number() - 1) + offset;
    }
}
