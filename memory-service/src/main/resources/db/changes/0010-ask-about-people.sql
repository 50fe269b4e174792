--liquibase formatted sql
--changeset memory:0010-ask-about-people splitStatements:false
--comment: Helper functions about the caller, and about nobody else. What is not known is a no.
drop policy if exists users_read_by_definer on projection.users;
create policy users_read_by_definer on projection.users for select to definer
    using (id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
           and removed_at is null and deleted_at is null);
grant select on projection.users to definer;

create or replace function is_platform_admin() returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce((select u.is_platform_admin from projection.users u
        where u.id = nullif(current_setting('app.current_user_id', true), '')::uuid), false)
$$;
alter function is_platform_admin() owner to definer;
revoke all on function is_platform_admin() from public;
grant execute on function is_platform_admin() to authenticated;

create or replace function has_consent(in_user uuid, in_type text) returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce((select case in_type
            when 'data_processing' then u.consent_data_processing
            when 'voice_processing' then u.consent_voice_processing
            when 'video_processing' then u.consent_video_processing
            when 'third_party_apis' then u.consent_third_party_apis
            when 'whatsapp_ingestion' then u.consent_whatsapp_ingestion
        end
        from projection.users u where u.id = in_user), false)
$$;
alter function has_consent(uuid, text) owner to definer;
revoke all on function has_consent(uuid, text) from public;
grant execute on function has_consent(uuid, text) to authenticated;
--rollback drop function has_consent(uuid, text);
--rollback drop function is_platform_admin();
--rollback drop policy users_read_by_definer on projection.users;
--rollback revoke all on projection.users from definer;
