--liquibase formatted sql
--changeset memory:0012-who-sees-a-clone
--comment: The one place that says who sees a clone: its owner while it is personal, the members of its space once it is shared, nobody once it is deleted. Everything below a clone asks this policy. The roles of the helper and search functions are bound by it like a request.
drop policy if exists space_members_self on projection.space_members;
create policy space_members_self on projection.space_members for select to authenticated, definer, search
    using (removed_at is null
           and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));

drop policy if exists clones_visible on projection.clones;
create policy clones_visible on projection.clones for select to authenticated, definer, search
    using (removed_at is null and deleted_at is null
           and ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
                or space_id in (select m.space_id from projection.space_members m)));
drop policy if exists clones_bound on projection.clones;
create policy clones_bound on projection.clones as restrictive to authenticated, definer, search
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
           or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));

grant usage on schema projection to search;
grant select on projection.space_members, projection.clones to authenticated, definer, search;
--rollback drop policy clones_bound on projection.clones;
--rollback drop policy clones_visible on projection.clones;
--rollback drop policy space_members_self on projection.space_members;
--rollback revoke all on projection.space_members, projection.clones from authenticated, definer, search;
