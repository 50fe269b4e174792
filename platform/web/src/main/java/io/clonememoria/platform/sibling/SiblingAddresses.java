package io.clonememoria.platform.sibling;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Where the management interfaces of the services are: {@code clonememoria.<service>.management-url}. */
@ApplicationScoped
class SiblingAddresses {
    private final Map<String, URI> addresses;

    SiblingAddresses(SiblingConfig siblings, Config config) {
        this.addresses = siblings.services().stream().collect(Collectors.toUnmodifiableMap(Function.identity(),
                service -> config.getValue("clonememoria." + service + ".management-url", URI.class)));
    }

    boolean knows(String service) {
        return addresses.containsKey(service);
    }

    URI of(String service) {
        var address = addresses.get(service);
        if (address == null) {
            throw new IllegalArgumentException("no service is called " + service);
        }
        return address;
    }
}
