--liquibase formatted sql
--changeset clone:0031-who-stands-behind-a-session splitStatements:false
--comment: What the gateway asks about a session or a person before it lets anybody in. Nobody but the login's look-ups can ask it, by exact id.
alter table users
    add column if not exists suspended_at      timestamptz,
    add column if not exists email_verified_at timestamptz;
grant select (suspended_at, email_verified_at) on users to authenticated;

create or replace function private.principal_of_user(person uuid)
    returns table (user_id uuid, email_verified boolean, admin boolean, suspended boolean, plan text)
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select u.id, u.email_verified_at is not null, u.is_platform_admin, u.suspended_at is not null,
        (select p.plan from private.plan_of(u.id) p)
    from public.users u
    where u.id = person and u.deleted_at is null
$$;

create or replace function private.principal_of_session(session uuid)
    returns table (user_id uuid, email_verified boolean, admin boolean, suspended boolean, plan text)
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select p.user_id, p.email_verified, p.admin, p.suspended, p.plan
    from public.sessions s cross join lateral private.principal_of_user(s.user_id) p
    where s.id = session and s.revoked_at is null and s.expires_at > clock_timestamp()
$$;

-- answers whether anything has changed; the row stays locked, so that the facts of one person keep their order
create or replace function private.suspend_user(person uuid, suspended boolean)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    if current_setting('app.is_platform_admin', true) is distinct from 'true' then
        raise exception 'only under /admin' using errcode = '42501';
    end if;
    update public.users u set suspended_at = case when suspended then now() end
    where u.id = person and (u.suspended_at is not null) is distinct from suspended;
    return found;
end $$;

alter function private.principal_of_user(uuid) owner to definer;
alter function private.principal_of_session(uuid) owner to definer;
alter function private.suspend_user(uuid, boolean) owner to definer;
revoke all on function private.principal_of_user(uuid), private.principal_of_session(uuid),
    private.suspend_user(uuid, boolean) from public;
grant execute on function private.principal_of_user(uuid), private.principal_of_session(uuid) to clone_login;
grant execute on function private.suspend_user(uuid, boolean) to authenticated;
--rollback drop function private.suspend_user(uuid, boolean); drop function private.principal_of_session(uuid); drop function private.principal_of_user(uuid);
--rollback alter table users drop column suspended_at, drop column email_verified_at;
