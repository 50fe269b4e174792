package io.clonememoria.clone.space;

/** What somebody is in a space. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    /** Whether somebody in this role may change or delete what others added. */
    public boolean changesWhatOthersAdded() {
        return switch (this) {
            case OWNER, ADMIN -> true;
            case MEMBER -> false;
        };
    }
}
