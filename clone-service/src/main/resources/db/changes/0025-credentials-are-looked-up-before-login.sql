--liquibase formatted sql
--changeset clone:0025-credentials-are-looked-up-before-login splitStatements:false
--comment: The only doors to hashes: before login two look-ups by exact value, afterwards writing one's own.
grant usage on schema private to authenticated, clone_login;

create or replace function private.credentials_of(address text)
    returns table (user_id uuid, password_hash text) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select u.id, u.password_hash from public.users u
    where lower(u.email) = lower(address) and u.password_hash is not null and u.deleted_at is null
$$;

create or replace function private.refresh_token_by(hash text)
    returns table (token_id uuid, session_id uuid, user_id uuid) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select t.id, t.session_id, t.user_id from public.refresh_tokens t join public.users u on u.id = t.user_id
    where t.token_hash = hash and u.deleted_at is null
$$;

-- answers false, and writes nothing, when the address is known
create or replace function private.register_user(address text, hash text, name text)
    returns boolean language plpgsql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into public.users (id, email, password_hash, full_name)
    values (nullif(current_setting('app.current_user_id', true), '')::uuid, address, hash, name)
    on conflict (lower(email)) do nothing;
    return found;
end $$;

create or replace function private.keep_refresh_token(token uuid, session uuid, hash text)
    returns void language sql volatile security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    insert into public.refresh_tokens (id, user_id, session_id, token_hash)
    select token, s.user_id, s.id, hash from public.sessions s
    where s.id = session and s.user_id = nullif(current_setting('app.current_user_id', true), '')::uuid
$$;

alter function private.credentials_of(text) owner to definer;
alter function private.refresh_token_by(text) owner to definer;
alter function private.register_user(text, text, text) owner to definer;
alter function private.keep_refresh_token(uuid, uuid, text) owner to definer;
revoke all on function private.credentials_of(text), private.refresh_token_by(text),
    private.register_user(text, text, text), private.keep_refresh_token(uuid, uuid, text) from public;
grant execute on function private.credentials_of(text), private.refresh_token_by(text) to clone_login;
grant execute on function private.register_user(text, text, text),
    private.keep_refresh_token(uuid, uuid, text) to authenticated;
--rollback drop function private.keep_refresh_token(uuid, uuid, text); drop function private.register_user(text, text, text); drop function private.refresh_token_by(text); drop function private.credentials_of(text);
