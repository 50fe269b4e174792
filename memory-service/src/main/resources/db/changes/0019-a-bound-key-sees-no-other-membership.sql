--liquibase formatted sql
--changeset memory:0019-a-bound-key-sees-no-other-membership
--comment: A key bound to a space saw in which other spaces its person is.
drop policy if exists space_members_bound on projection.space_members;
create policy space_members_bound on projection.space_members as restrictive to authenticated, definer, search
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
           or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
--rollback drop policy space_members_bound on projection.space_members;
