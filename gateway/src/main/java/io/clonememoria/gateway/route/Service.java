package io.clonememoria.gateway.route;

/** A service behind the gateway. */
public enum Service {
    CLONE("clone-service"),
    MEMORY("memory-service"),
    WORKSPACE("workspace-service"),
    BILLING("billing-service");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /** The name that operators and callers know it by. */
    public String label() {
        return label;
    }
}
