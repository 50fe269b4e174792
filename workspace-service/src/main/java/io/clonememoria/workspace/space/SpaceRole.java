package io.clonememoria.workspace.space;

/** What somebody is in a space, with the rights of schema's table "Rights in a space". */
enum SpaceRole {
    OWNER, ADMIN, MEMBER;

    /** Whether the role runs the space: invites, removes, and sees its audit, webhooks, keys and safety events. */
    boolean manages() {
        return switch (this) {
            case OWNER, ADMIN -> true;
            case MEMBER -> false;
        };
    }
}
