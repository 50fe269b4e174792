--liquibase formatted sql
--changeset clone:0043-passwords-change splitStatements:false
--comment: The hash of a password is read before login's look-ups only, and written for oneself only.
create or replace function private.password_of(person uuid)
    returns table (email text, password_hash text) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select u.email, u.password_hash from public.users u where u.id = person and u.deleted_at is null
$$;

-- answers whether it has changed: not when another one than the former is there meanwhile; null is whatever is there
create or replace function private.change_password(hash text, former text)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    update public.users u set password_hash = hash
    where u.id = nullif(current_setting('app.current_user_id', true), '')::uuid and u.deleted_at is null
        and (former is null or u.password_hash = former);
    return found;
end $$;

alter function private.password_of(uuid) owner to definer;
alter function private.change_password(text, text) owner to definer;
revoke all on function private.password_of(uuid), private.change_password(text, text) from public;
grant execute on function private.password_of(uuid) to clone_login;
grant execute on function private.change_password(text, text) to authenticated;
--rollback drop function private.change_password(text, text); drop function private.password_of(uuid);
