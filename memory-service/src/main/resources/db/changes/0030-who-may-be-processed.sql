--liquibase formatted sql
--changeset memory:0030-who-may-be-processed splitStatements:false
--comment: Consents are asked for: the caller's, that of the owner of a clone that the caller sees, and before each operation that may add or change something. The helper functions say themselves whom they answer about, for the policy no longer does.
alter policy users_read_by_definer on projection.users using (true);

create or replace function is_platform_admin() returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce((select u.is_platform_admin from projection.users u
        where u.id = nullif(current_setting('app.current_user_id', true), '')::uuid
            and u.removed_at is null and u.deleted_at is null), false)
$$;

create or replace function has_consent(in_user uuid, in_type text) returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce((select case in_type
            when 'data_processing' then u.consent_data_processing
            when 'voice_processing' then u.consent_voice_processing
            when 'video_processing' then u.consent_video_processing
            when 'third_party_apis' then u.consent_third_party_apis
            when 'whatsapp_ingestion' then u.consent_whatsapp_ingestion
        end
        from projection.users u
        where u.id = in_user and u.removed_at is null and u.deleted_at is null
            and in_user = nullif(current_setting('app.current_user_id', true), '')::uuid), false)
$$;

-- who sees a clone is decided by the policy on clones, which binds this function like a request
create or replace function private.consent_of_owner(in_owner uuid, in_type text)
    returns table (given boolean, own boolean)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with asked as (
        select coalesce(in_owner = nullif(current_setting('app.current_user_id', true), '')::uuid, false) as own)
    select coalesce((select case in_type
            when 'data_processing' then u.consent_data_processing
            when 'voice_processing' then u.consent_voice_processing
            when 'video_processing' then u.consent_video_processing
            when 'third_party_apis' then u.consent_third_party_apis
            when 'whatsapp_ingestion' then u.consent_whatsapp_ingestion
        end
        from projection.users u
        where u.id = in_owner and u.removed_at is null and u.deleted_at is null
            and (asked.own or exists (select from projection.clones c where c.user_id = in_owner))), false), asked.own
    from asked
$$;

-- no answer about whom nobody has told of yet
create or replace function private.may_process(in_user uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(u.consent_data_processing, false) and u.removed_at is null and u.deleted_at is null
    from projection.users u where u.id = in_user
$$;

alter function private.consent_of_owner(uuid, text) owner to definer;
alter function private.may_process(uuid) owner to definer;
revoke all on function private.consent_of_owner(uuid, text), private.may_process(uuid) from public;
grant usage on schema private to memory_login;
grant execute on function private.consent_of_owner(uuid, text) to authenticated;
grant execute on function private.may_process(uuid) to memory_login;
--rollback drop function private.may_process(uuid);
--rollback drop function private.consent_of_owner(uuid, text);
--rollback alter policy users_read_by_definer on projection.users using (id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and removed_at is null and deleted_at is null);
