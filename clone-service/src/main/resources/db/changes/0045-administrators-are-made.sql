--liquibase formatted sql
--changeset clone:0045-administrators-are-made splitStatements:false
--comment: The first administrator comes from the settings, each other from an administrator, and one always remains: who might end the last one takes a lock first.
-- to the end of the transaction, nobody else becomes or ceases to be one
create or replace function private.is_last_administrator(person uuid)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('administrators', 0));
    return exists (select from public.users u
            where u.id = person and u.is_platform_admin and u.deleted_at is null and u.suspended_at is null)
        and not exists (select from public.users u
            where u.id <> person and u.is_platform_admin and u.deleted_at is null and u.suspended_at is null);
end $$;

-- answers whether anything has changed
create or replace function private.make_administrator(person uuid, administrator boolean)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    if current_setting('app.is_platform_admin', true) is distinct from 'true' then
        raise exception 'only under /admin' using errcode = '42501';
    end if;
    update public.users u set is_platform_admin = administrator
    where u.id = person and u.is_platform_admin <> administrator and u.deleted_at is null;
    return found;
end $$;

-- 'made', 'promoted', 'unproven' when somebody who has not proven it has the address, or 'present' when there is one
create or replace function private.first_administrator(person uuid, address text, hash text, name text)
    returns table (outcome text, user_id uuid) language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare
    known record;
begin
    perform pg_advisory_xact_lock(hashtextextended('administrators', 0));
    if exists (select from public.users u where u.is_platform_admin and u.deleted_at is null) then
        return query select 'present', null::uuid;
        return;
    end if;
    select u.id, u.email_verified_at, u.deleted_at into known from public.users u
    where lower(u.email) = lower(address) for update;
    if known.id is null then
        insert into public.users (id, email, password_hash, full_name, is_platform_admin, email_verified_at)
        values (person, address, hash, name, true, now());
        return query select 'made', person;
    elsif known.email_verified_at is not null and known.deleted_at is null then
        update public.users u set is_platform_admin = true where u.id = known.id;
        return query select 'promoted', known.id;
    else
        return query select 'unproven', known.id;
    end if;
end $$;

create index if not exists users_administrators on users (id) where is_platform_admin;

alter function private.is_last_administrator(uuid) owner to definer;
alter function private.make_administrator(uuid, boolean) owner to definer;
alter function private.first_administrator(uuid, text, text, text) owner to definer;
revoke all on function private.is_last_administrator(uuid), private.make_administrator(uuid, boolean),
    private.first_administrator(uuid, text, text, text) from public;
grant execute on function private.is_last_administrator(uuid), private.make_administrator(uuid, boolean) to authenticated;
grant execute on function private.first_administrator(uuid, text, text, text) to consumer;
--rollback drop function private.first_administrator(uuid, text, text, text); drop function private.make_administrator(uuid, boolean); drop function private.is_last_administrator(uuid);
--rollback drop index users_administrators;
