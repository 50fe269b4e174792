package io.clonememoria.acceptance.replica;

import io.clonememoria.acceptance.LaunchedSuite;
import io.clonememoria.launcher.part.Parts;
import io.clonememoria.local.Infrastructure;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A suite with two replicas of each service, once for all tests of this package. */
public final class ReplicatedSuite implements BeforeAllCallback {
    private static LaunchedSuite launched;

    @Override
    public void beforeAll(ExtensionContext context) {
        launched = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(ReplicatedSuite.class, _ -> LaunchedSuite.up("replicas", "--replicas", "2"),
                        LaunchedSuite.class);
    }

    static LaunchedSuite launched() {
        return Objects.requireNonNull(launched);
    }

    /** Where PostgreSQL and Kafka answer. */
    static Infrastructure.Addresses addresses() {
        return Parts.addresses(launched.suite());
    }

    /** The process of that part. */
    static ProcessHandle process(String part) {
        var process = Parts.processes(launched.suite()).get(part);
        if (process == null) {
            throw new IllegalStateException(part + " does not run");
        }
        return process;
    }

    /** Ends a part with {@code kill -9}: nothing of it gets another word in. */
    static void kill(String part) {
        process(part).destroyForcibly();
    }
}
