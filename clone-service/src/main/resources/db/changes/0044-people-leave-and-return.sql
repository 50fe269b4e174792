--liquibase formatted sql
--changeset clone:0044-people-leave-and-return splitStatements:false
--comment: Who deletes the account can come back with the password. Meanwhile nobody sees their clones, in spaces neither: decided by the person's row, so that there is nothing to put back.
create or replace function private.credentials_of_deleted(address text, since timestamptz)
    returns table (user_id uuid, password_hash text) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select u.id, u.password_hash from public.users u
    where lower(u.email) = lower(address) and u.password_hash is not null and u.deleted_at > since
$$;

create or replace function private.is_away(person uuid)
    returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from public.users u where u.id = person and u.deleted_at is not null)
$$;

alter function private.credentials_of_deleted(text, timestamptz) owner to definer;
alter function private.is_away(uuid) owner to definer;
revoke all on function private.credentials_of_deleted(text, timestamptz), private.is_away(uuid) from public;
grant execute on function private.credentials_of_deleted(text, timestamptz) to clone_login;
grant execute on function private.is_away(uuid) to authenticated;

drop policy if exists clones_of_who_is_here on clones;
create policy clones_of_who_is_here on clones as restrictive for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true' or not private.is_away(user_id));
--rollback drop policy clones_of_who_is_here on clones;
--rollback drop function private.is_away(uuid); drop function private.credentials_of_deleted(text, timestamptz);
