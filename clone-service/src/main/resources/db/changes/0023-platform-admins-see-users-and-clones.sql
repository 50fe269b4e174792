--liquibase formatted sql
--changeset clone:0023-platform-admins-see-users-and-clones
--comment: Who administers the platform sees who is there and which clones there are, only where the request was made under /admin; never what is said.
drop policy if exists users_for_platform_admin on users;
create policy users_for_platform_admin on users for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
drop policy if exists clones_for_platform_admin on clones;
create policy clones_for_platform_admin on clones for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
--rollback drop policy clones_for_platform_admin on clones;
--rollback drop policy users_for_platform_admin on users;
