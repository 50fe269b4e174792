--liquibase formatted sql
--changeset workspace:0006-rights-in-a-space
--comment: The table of rights, as policies: members see the space and one another, admins run it, its one owner renames it, deletes it and hands it over.
drop policy if exists spaces_seen on spaces;
create policy spaces_seen on spaces for select to authenticated
    using (owner_user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        or id in (select private.spaces_where_caller_is('owner', 'admin', 'member')));
drop policy if exists spaces_founded on spaces;
create policy spaces_founded on spaces for insert to authenticated
    with check (owner_user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
-- The check asks who owned the space before the statement, because the copy follows after it: handing over passes.
drop policy if exists spaces_changed on spaces;
create policy spaces_changed on spaces for update to authenticated
    using (id in (select private.spaces_where_caller_is('owner')))
    with check (id in (select private.spaces_where_caller_is('owner')));
drop policy if exists spaces_bound on spaces;
create policy spaces_bound on spaces as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists spaces_administered on spaces;
create policy spaces_administered on spaces for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
grant select (id, owner_user_id, name, description, created_at, updated_at, deleted_at),
      insert (id, owner_user_id, name, description),
      update (owner_user_id, name, description, deleted_at) on spaces to authenticated;

drop policy if exists space_members_seen on space_members;
create policy space_members_seen on space_members for select to authenticated
    using (space_id in (select private.spaces_where_caller_is('owner', 'admin', 'member')));
-- One changes roles below one's own. Nobody enters here: that takes an invitation that the person accepts.
drop policy if exists space_members_promoted on space_members;
create policy space_members_promoted on space_members for update to authenticated
    using (role <> 'owner' and space_id in (select private.spaces_where_caller_is('owner'))
        or role = 'member' and space_id in (select private.spaces_where_caller_is('admin')))
    with check (role <> 'owner');
drop policy if exists space_members_removed on space_members;
create policy space_members_removed on space_members for delete to authenticated
    using (role <> 'owner'
        and (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
            or space_id in (select private.spaces_where_caller_is('owner', 'admin'))));
drop policy if exists space_members_bound on space_members;
create policy space_members_bound on space_members as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
grant select (id, space_id, user_id, role, created_at), update (role), delete on space_members to authenticated;
--rollback revoke all on spaces, space_members from authenticated;
--rollback drop policy space_members_bound on space_members;
--rollback drop policy space_members_removed on space_members;
--rollback drop policy space_members_promoted on space_members;
--rollback drop policy space_members_seen on space_members;
--rollback drop policy spaces_administered on spaces;
--rollback drop policy spaces_bound on spaces;
--rollback drop policy spaces_changed on spaces;
--rollback drop policy spaces_founded on spaces;
--rollback drop policy spaces_seen on spaces;
