package io.clonememoria.acceptance;

import io.clonememoria.launcher.suite.Suite;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The suite as a newcomer starts it, once for all tests, ended after the last of them.
 */
public final class RunningSuite implements BeforeAllCallback {
    private static final String NAME = "suite";

    private static final OutsideProvider PROVIDER = new OutsideProvider();

    private static @Nullable Suite running;

    @Override
    public void beforeAll(ExtensionContext context) {
        var launched = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(RunningSuite.class, _ -> LaunchedSuite.up(NAME, environment()), LaunchedSuite.class);
        running = launched.suite();
        Api.connect(launched.gateway().toString());
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<>(PROVIDER.environment());
        environment.put("CLONEMEMORIA_ADMINISTRATION_FIRST_EMAIL", Api.FIRST_ADMINISTRATOR);
        environment.put("CLONEMEMORIA_ADMINISTRATION_FIRST_PASSWORD", Api.PASSWORD);
        return environment;
    }

    /** The suite of this run, for tests that look behind the gateway. */
    public static Suite suite() {
        return Objects.requireNonNull(running, "the suite is started with the first test class that asks");
    }

    /** The issuer that this suite accepts tokens of beside its own. */
    static OutsideProvider provider() {
        return PROVIDER;
    }
}
