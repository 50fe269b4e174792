--liquibase formatted sql
--changeset workspace:0017-a-bound-key-sees-no-origins
--comment: Addresses are about people, whatever the space: a program that reads a space's log with a bound key has no use for them.
drop policy if exists audit_origins_bound on audit_origins;
create policy audit_origins_bound on audit_origins as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
--rollback drop policy audit_origins_bound on audit_origins;
