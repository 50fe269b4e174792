--liquibase formatted sql
--changeset clone:0062-people-who-share-a-space splitStatements:false
--comment: Names of the people with whom the caller shares a space, and the caller's own; within the space that the credential is bound to, when it is bound. Nothing else of them, and nothing of strangers.
create or replace function private.profiles_of(people uuid[])
    returns table (id uuid, full_name text) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    with caller as (
        select nullif(current_setting('app.current_user_id', true), '')::uuid as id,
            nullif(current_setting('app.bound_space_id', true), '')::uuid as space_id)
    select u.id, u.full_name
    from caller join public.users u on u.id = any (people)
    where u.deleted_at is null
        and ((u.id = caller.id and caller.space_id is null)
            or exists (select 1 from projection.space_members mine
                join projection.space_members theirs on theirs.space_id = mine.space_id
                where mine.user_id = caller.id and mine.removed_at is null
                    and theirs.user_id = u.id and theirs.removed_at is null
                    and (caller.space_id is null or mine.space_id = caller.space_id)))
    order by array_position(people, u.id)
$$;
alter function private.profiles_of(uuid[]) owner to definer;
revoke all on function private.profiles_of(uuid[]) from public;
grant execute on function private.profiles_of(uuid[]) to authenticated;
--rollback drop function private.profiles_of(uuid[]);
