package io.clonememoria.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

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

    /** Scheme, host and port of the service's API. */
    public URI of(Service service) {
        return switch (service) {
            case CLONE -> cloneService.url();
            case MEMORY -> memoryService.url();
            case WORKSPACE -> workspaceService.url();
            case BILLING -> billingService.url();
        };
    }

    /** Scheme, host and port of the service's management interface. */
    public URI managementOf(Service service) {
        return switch (service) {
            case CLONE -> cloneService.managementUrl();
            case MEMORY -> memoryService.managementUrl();
            case WORKSPACE -> workspaceService.managementUrl();
            case BILLING -> billingService.managementUrl();
        };
    }

    @ConfigMapping(prefix = "clonememoria.clone-service")
    interface CloneService {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8081")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9081")
        URI managementUrl();
    }

    @ConfigMapping(prefix = "clonememoria.memory-service")
    interface MemoryService {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8082")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9082")
        URI managementUrl();
    }

    @ConfigMapping(prefix = "clonememoria.workspace-service")
    interface WorkspaceService {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8083")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9083")
        URI managementUrl();
    }

    @ConfigMapping(prefix = "clonememoria.billing-service")
    interface BillingService {
        /** Address of its API. */
        @WithDefault("http://127.0.0.1:8084")
        URI url();

        /** Address of its management interface. */
        @WithDefault("http://127.0.0.1:9084")
        URI managementUrl();
    }
}
