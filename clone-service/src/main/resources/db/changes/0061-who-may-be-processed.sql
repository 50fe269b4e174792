--liquibase formatted sql
--changeset clone:0061-who-may-be-processed splitStatements:false
--comment: What is asked before each operation that may add or change something, and by the gateway for the services that do not know it. A person who is unknown or gone allows nothing.
create or replace function private.may_process(person uuid)
    returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select u.consent_data_processing from public.users u
        where u.id = person and u.deleted_at is null), false)
$$;
alter function private.may_process(uuid) owner to definer;
revoke all on function private.may_process(uuid) from public;
grant execute on function private.may_process(uuid) to clone_login;
--rollback drop function private.may_process(uuid);
