--liquibase formatted sql
--changeset clone:0071-clones-come-back splitStatements:false
--comment: A clone counts for who made it, also where the owner or an admin of its space brings it back. So they may ask what the maker's plan allows, and lock the maker's counter; of whom they do not decide about, nobody learns anything.
create or replace function private.decides_about_clones_of(person uuid)
    returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    with caller as (
        select nullif(current_setting('app.current_user_id', true), '')::uuid as id,
            nullif(current_setting('app.bound_space_id', true), '')::uuid as space_id)
    select coalesce(person = caller.id, false)
        or exists (select 1 from public.clones c
            join projection.space_members m on m.space_id = c.space_id
            where c.user_id = person and m.user_id = caller.id and m.removed_at is null and m.role in ('owner', 'admin')
                and (caller.space_id is null or c.space_id = caller.space_id))
    from caller
$$;

create or replace function private.clone_room_of(person uuid)
    returns table (plan text, max_clones integer, max_messages_per_month integer)
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select p.plan, p.max_clones, p.max_messages_per_month from private.plan_of(person) p
    where private.decides_about_clones_of(person)
$$;

create or replace function private.clone_count_of(person uuid)
    returns bigint language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select case when private.decides_about_clones_of(person) then
        (select count(*) from public.clones c where c.user_id = person and c.deleted_at is null)
    end
$$;
alter function private.decides_about_clones_of(uuid) owner to definer;
alter function private.clone_room_of(uuid) owner to definer;
alter function private.clone_count_of(uuid) owner to definer;
revoke all on function private.decides_about_clones_of(uuid), private.clone_room_of(uuid), private.clone_count_of(uuid)
    from public;
grant execute on function private.clone_room_of(uuid), private.clone_count_of(uuid) to authenticated;

drop policy if exists limit_counters_of_makers on private.limit_counters;
create policy limit_counters_of_makers on private.limit_counters to definer
    using (limit_name = 'clones' and private.decides_about_clones_of(subject));
--rollback drop policy limit_counters_of_makers on private.limit_counters;
--rollback drop function private.clone_count_of(uuid); drop function private.clone_room_of(uuid); drop function private.decides_about_clones_of(uuid);
