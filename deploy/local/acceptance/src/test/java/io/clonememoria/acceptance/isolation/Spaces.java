package io.clonememoria.acceptance.isolation;

import java.util.List;
import java.util.UUID;

/** Makes spaces and members of them in the databases, with what the other services know of them. */
record Spaces(Databases databases) {
    private static final List<String> PROJECTIONS = List.of("clone", "memory", "billing");

    UUID found(UUID owner, String name, String description) {
        var space = UUID.randomUUID();
        databases.run("workspace", "insert into spaces (id, owner_user_id, name, description) values (?, ?, ?, ?)",
                space, owner, name, description);
        project(space, owner, "owner");
        return space;
    }

    void join(UUID space, UUID person, String role) {
        databases.run("workspace", "insert into space_members (space_id, user_id, role) values (?, ?, ?)", space, person, role);
        project(space, person, role);
    }

    private void project(UUID space, UUID person, String role) {
        for (var database : PROJECTIONS) {
            databases.run(database, """
                    insert into projection.space_members (space_id, user_id, role, version) values (?, ?, ?, 1)
                    on conflict do nothing""", space, person, role);
        }
    }
}
