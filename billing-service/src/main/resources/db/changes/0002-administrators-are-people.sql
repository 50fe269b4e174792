--liquibase formatted sql
--changeset billing:0002-administrators-are-people splitStatements:false
--comment: Whether the caller administers the platform. Nobody, an unknown and a deleted person do not: the answer is never null.
create or replace function public.is_platform_admin() returns boolean
    language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from projection.users
        where id = nullif(current_setting('app.current_user_id', true), '')::uuid
          and is_platform_admin and deleted_at is null and removed_at is null)
$$;
alter function public.is_platform_admin() owner to definer;
revoke all on function public.is_platform_admin() from public;
grant execute on function public.is_platform_admin() to authenticated, verifier;
--rollback drop function public.is_platform_admin();
