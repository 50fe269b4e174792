package io.clonememoria.workspace.space;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the spaces they own, where they belong, and whom they invited. An owner's seat falls with the space. */
@ApplicationScoped
class PersonalSpaces {

    @Produces
    @Singleton
    PersonalData spaces() {
        return PersonalTable.of("spaces", "public.spaces", "id, name, description, created_at, updated_at, deleted_at")
                .ofPerson("owner_user_id").softDeleted();
    }

    @Produces
    @Singleton
    PersonalData members() {
        return PersonalTable.of("space_members", "public.space_members", "id, space_id, role, created_at")
                .erasingOnly("role <> 'owner'");
    }

    @Produces
    @Singleton
    PersonalData memberships() {
        return PersonalTable.projection("space_members_known", "projection.space_members", "user_id")
                .inOrderOf("space_id");
    }

    @Produces
    @Singleton
    PersonalData invitations() {
        return PersonalTable.of("space_invitations", "public.space_invitations",
                        "id, space_id, email, role, expires_at, status, created_at, accepted_at")
                .ofPerson("invited_by_user_id").expiring("expires_at < $1");
    }
}
