--liquibase formatted sql
--changeset memory:0023-memberships-may-be-removed
--comment: A membership that ended stays as an empty tombstone, so its role may be empty then, and only then.
alter table projection.space_members alter column role drop not null;
alter table projection.space_members drop constraint if exists space_members_known_have_a_role;
alter table projection.space_members add constraint space_members_known_have_a_role
    check (role is not null or removed_at is not null);
--rollback alter table projection.space_members drop constraint space_members_known_have_a_role;
