package io.clonememoria.platform.sibling;

import io.clonememoria.platform.replica.Replicas;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Where the management interfaces of the services are: {@code clonememoria.<service>.management-url}, or
 * {@code management-urls} with commas where a service has several replicas.
 */
@ApplicationScoped
class SiblingAddresses {
    private final Map<String, Replicas> addresses;

    SiblingAddresses(SiblingConfig siblings, Config config) {
        this.addresses = siblings.services().stream().collect(Collectors.toUnmodifiableMap(Function.identity(),
                service -> new Replicas(addresses(service, config), InstantSource.system())));
    }

    private static List<URI> addresses(String service, Config config) {
        return config.getOptionalValues("clonememoria." + service + ".management-urls", URI.class)
                .orElseGet(() -> config.getValues("clonememoria." + service + ".management-url", URI.class));
    }

    boolean knows(String service) {
        return addresses.containsKey(service);
    }

    Replicas of(String service) {
        var address = addresses.get(service);
        if (address == null) {
            throw new IllegalArgumentException("no service is called " + service);
        }
        return address;
    }
}
