--liquibase formatted sql
--changeset workspace:0016-memberships-travel-as-state
--comment: Who belongs to which space leaves with the copy that policies read, whose version goes on rising when somebody leaves and comes back.
create or replace trigger space_members_state after insert or update or delete on projection.space_members
    for each row execute function messaging.publish_state('clonememoria.state.space-members', 'space_member.state',
        'space_id, user_id', 'space_id, user_id, role', 'version', 'removed_at');
--rollback drop trigger space_members_state on projection.space_members;
