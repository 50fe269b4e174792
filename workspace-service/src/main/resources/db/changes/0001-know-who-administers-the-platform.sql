--liquibase formatted sql
--changeset workspace:0001-know-who-administers-the-platform splitStatements:false
--comment: Phase 3, GDPR and billing: of all that is known about people, this service needs one bit. clone-service owns it; here it is a read model, fed by state.
create table if not exists projection.users (
    id                uuid        primary key,
    is_platform_admin boolean,
    deleted_at        timestamptz,
    version           bigint      not null,
    removed_at        timestamptz
);
alter table projection.users enable row level security;
alter table projection.users force row level security;

drop policy if exists users_own on projection.users;
create policy users_own on projection.users for select to authenticated
    using (id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists users_kept on projection.users;
create policy users_kept on projection.users to consumer using (true) with check (true);

grant select (id, is_platform_admin, deleted_at, removed_at) on projection.users to authenticated;
grant select, insert, update on projection.users to consumer;

-- It runs with the rights of who asks, so it can only ever answer about the caller. Unknown, deleted and removed is no.
create or replace function public.is_platform_admin() returns boolean
    language sql stable
    set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from projection.users u
         where u.id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
           and u.is_platform_admin
           and u.deleted_at is null
           and u.removed_at is null)
$$;
revoke all on function public.is_platform_admin() from public;
grant execute on function public.is_platform_admin() to authenticated;
--rollback drop function public.is_platform_admin();
--rollback drop table projection.users;
