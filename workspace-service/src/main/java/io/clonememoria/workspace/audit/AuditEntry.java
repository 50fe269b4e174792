package io.clonememoria.workspace.audit;

import io.clonememoria.platform.page.Cursor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A line of the audit log. The database lets nobody change one. */
@Entity
@Immutable
@Table(name = "audit_log")
class AuditEntry {
    @Id
    UUID id;
    /** Null once the person was erased. */
    @Nullable UUID userId;
    @Nullable UUID spaceId;
    String event;
    String resourceType;
    @Nullable UUID resourceId;
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> metadata;
    @ColumnTransformer(read = "host(ip_address)")
    @Nullable String ipAddress;
    @Nullable String userAgent;
    /** What was told of it on the restricted topic, which may be later. */
    @Formula("(select host(o.ip_address) from audit_origins o where o.event_id = id)")
    @Nullable String originAddress;
    @Formula("(select o.user_agent from audit_origins o where o.event_id = id)")
    @Nullable String originAgent;
    Instant createdAt;

    /** Its place in the log, which is read newest first. */
    Cursor cursor() {
        return new Cursor(createdAt, id);
    }
}
