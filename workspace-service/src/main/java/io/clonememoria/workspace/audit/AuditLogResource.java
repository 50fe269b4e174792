package io.clonememoria.workspace.audit;

import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/audit-log")
@Authenticated
class AuditLogResource {
    private final AuditLogService log;
    private final Identity identity;

    AuditLogResource(AuditLogService log, Identity identity) {
        this.log = log;
        this.identity = identity;
    }

    @GET
    public Uni<Page<AuditEntryView>> list(@BeanParam AuditLogRequest request, @Valid @BeanParam PageRequest page) {
        return log.list(identity.caller(), request.toFilter(), page).map(entries -> entries.map(AuditEntryView::of));
    }
}
