--liquibase formatted sql
--changeset platform:0028-a-bound-key-sees-no-exports
--comment: What a person is told of themselves is not for a key that is bound to a space; restrictive, so that no later policy can widen it.
drop policy if exists export_pages_bound on messaging.export_pages;
create policy export_pages_bound on messaging.export_pages as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
--rollback drop policy export_pages_bound on messaging.export_pages;
