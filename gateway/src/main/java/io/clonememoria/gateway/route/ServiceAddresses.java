package io.clonememoria.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where the services listen, for requests and for their operators. */
@ApplicationScoped
public class ServiceAddresses {
    private final CloneService cloneService;
    private final MemoryService memoryService;
    private final WorkspaceService workspaceService;
    private final BillingService billingService;

    ServiceAddresses(CloneService cloneService, MemoryService memoryService, WorkspaceService workspaceService,
            BillingService billingService) {
        this.cloneService = cloneService;
        this.memoryService = memoryService;
        this.workspaceService = workspaceService;
        this.billingService = billingService;
    }

    /** Scheme, host and port of the API, for each replica of the service. */
    public List<URI> of(Service service) {
        return switch (service) {
            case CLONE -> cloneService.urls().orElse(List.of(cloneService.url()));
            case MEMORY -> memoryService.urls().orElse(List.of(memoryService.url()));
            case WORKSPACE -> workspaceService.urls().orElse(List.of(workspaceService.url()));
            case BILLING -> billingService.urls().orElse(List.of(billingService.url()));
        };
    }

    /** Scheme, host and port of the management interface, for each replica of the service. */
    public List<URI> managementOf(Service service) {
        return switch (service) {
            case CLONE -> cloneService.managementUrls().orElse(List.of(cloneService.managementUrl()));
            case MEMORY -> memoryService.managementUrls().orElse(List.of(memoryService.managementUrl()));
            case WORKSPACE -> workspaceService.managementUrls().orElse(List.of(workspaceService.managementUrl()));
            case BILLING -> billingService.managementUrls().orElse(List.of(billingService.managementUrl()));
        };
    }

    interface Replicated {
        /** Addresses of the API of all replicas, separated by commas; where there is only one, {@code url} says it. */
        Optional<List<URI>> urls();

        /** Addresses of the management interfaces of all replicas, in the same order. */
        Optional<List<URI>> managementUrls();
    }

    @ConfigMapping(prefix = "clonememoria.clone-service")
    interface CloneService extends Replicated {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8081")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9081")
        URI managementUrl();
    }

    @ConfigMapping(prefix = "clonememoria.memory-service")
    interface MemoryService extends Replicated {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8082")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9082")
        URI managementUrl();
    }

    @ConfigMapping(prefix = "clonememoria.workspace-service")
    interface WorkspaceService extends Replicated {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8083")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9083")
        URI managementUrl();
    }

    @ConfigMapping(prefix = "clonememoria.billing-service")
    interface BillingService extends Replicated {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8084")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9084")
        URI managementUrl();
    }
}
