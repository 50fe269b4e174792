--liquibase formatted sql
--changeset workspace:0004-memberships-for-policies splitStatements:false
--comment: A policy must not read the table that it guards, so policies read memberships from a copy, here as in every other service. Here a trigger keeps it, in the transaction of the change.
create table if not exists projection.space_members (
    space_id   uuid        not null,
    user_id    uuid        not null,
    role       text        not null,
    version    bigint      not null,
    removed_at timestamptz,
    primary key (space_id, user_id)
);
alter table projection.space_members enable row level security;
alter table projection.space_members force row level security;

create index if not exists space_members_of_user on projection.space_members (user_id, role, space_id)
    where removed_at is null;

drop policy if exists space_members_own on projection.space_members;
create policy space_members_own on projection.space_members for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists space_members_bound on projection.space_members;
create policy space_members_bound on projection.space_members as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists space_members_kept on projection.space_members;
create policy space_members_kept on projection.space_members to definer using (true) with check (true);

grant select on projection.space_members to authenticated;
grant select, insert, update on projection.space_members to definer;

-- A membership that ends stays as a tombstone, so that its version goes on rising when the person comes back.
create or replace function private.copy_membership() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        update projection.space_members
           set removed_at = now(), version = version + 1
         where space_id = old.space_id and user_id = old.user_id;
    else
        insert into projection.space_members as known (space_id, user_id, role, version)
        values (new.space_id, new.user_id, new.role, 1)
        on conflict (space_id, user_id) do update
           set role = excluded.role, version = known.version + 1, removed_at = null;
    end if;
    return null;
end
$$;
alter function private.copy_membership() owner to definer;
revoke all on function private.copy_membership() from public;

create or replace trigger space_members_copied after insert or update or delete on space_members
    for each row execute function private.copy_membership();

-- What policies ask: the spaces in which the caller has one of these roles. With the rights of the caller, who sees
-- nothing but memberships of their own, and with a bound key only that of its space.
create or replace function private.spaces_where_caller_is(variadic roles text[]) returns setof uuid
    language sql stable
    set search_path = pg_catalog, public, pg_temp
as $$
    select m.space_id from projection.space_members m
     where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
       and m.role = any (roles)
       and m.removed_at is null
$$;
revoke all on function private.spaces_where_caller_is(text[]) from public;
grant usage on schema private to authenticated;
grant execute on function private.spaces_where_caller_is(text[]) to authenticated;
--rollback drop trigger space_members_copied on space_members;
--rollback drop function private.copy_membership();
--rollback drop function private.spaces_where_caller_is(text[]);
--rollback drop table projection.space_members;
