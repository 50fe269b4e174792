--liquibase formatted sql
--changeset memory:0024-a-bound-key-sees-its-own-uploads
--comment: A key that is bound to a space notes the files that it uploads, and sees no note that its person made without it.
alter table pending_originals add column if not exists bound_space_id uuid
    default nullif(current_setting('app.bound_space_id', true), '')::uuid;
drop policy if exists pending_originals_bound on pending_originals;
create policy pending_originals_bound on pending_originals as restrictive to authenticated
    using (bound_space_id is not distinct from (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
--rollback drop policy pending_originals_bound on pending_originals; alter table pending_originals drop column bound_space_id;
