--liquibase formatted sql
--changeset clone:0024-who-asks-about-oneself splitStatements:false
--comment: The published helper functions about a person. They answer the person and nobody else, and NULL never means yes.
create or replace function is_platform_admin()
    returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select u.is_platform_admin from public.users u
        where u.id = nullif(current_setting('app.current_user_id', true), '')::uuid and u.deleted_at is null), false)
$$;

create or replace function has_consent(person uuid, consent text)
    returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select case consent
            when 'data_processing' then u.consent_data_processing
            when 'voice_processing' then u.consent_voice_processing
            when 'video_processing' then u.consent_video_processing
            when 'third_party_apis' then u.consent_third_party_apis
            when 'whatsapp_ingestion' then u.consent_whatsapp_ingestion
        end
        from public.users u
        where u.id = person and u.deleted_at is null
            and person = nullif(current_setting('app.current_user_id', true), '')::uuid), false)
$$;

create or replace function get_user_clone_count(person uuid)
    returns bigint language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select case when person = nullif(current_setting('app.current_user_id', true), '')::uuid then
        (select count(*) from public.clones c where c.user_id = person and c.deleted_at is null)
    end
$$;

create or replace function get_user_message_count_this_month(person uuid)
    returns bigint language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    select case when person = nullif(current_setting('app.current_user_id', true), '')::uuid then
        (select coalesce(sum(u.settled), 0)::bigint from public.message_usage u
            where u.user_id = person and u.month = date_trunc('month', clock_timestamp() at time zone 'UTC')::date)
        + (select count(*) from public.message_reservations r
            where r.user_id = person and r.month = date_trunc('month', clock_timestamp() at time zone 'UTC')::date
                and r.expires_at > clock_timestamp())
    end
$$;

create or replace function can_create_clone(person uuid)
    returns boolean language sql stable
    set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select public.get_user_clone_count(person) < p.max_clones from private.plan_of(person) p), false)
$$;

create or replace function can_send_message(person uuid)
    returns boolean language sql stable
    set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select public.get_user_message_count_this_month(person) < p.max_messages_per_month
        from private.plan_of(person) p), false)
$$;

alter function is_platform_admin() owner to definer;
alter function has_consent(uuid, text) owner to definer;
alter function get_user_clone_count(uuid) owner to definer;
alter function get_user_message_count_this_month(uuid) owner to definer;
revoke all on function is_platform_admin(), has_consent(uuid, text), get_user_clone_count(uuid),
    get_user_message_count_this_month(uuid), can_create_clone(uuid), can_send_message(uuid) from public;
grant execute on function is_platform_admin(), has_consent(uuid, text), get_user_clone_count(uuid),
    get_user_message_count_this_month(uuid), can_create_clone(uuid), can_send_message(uuid) to authenticated;
--rollback drop function can_send_message(uuid); drop function can_create_clone(uuid); drop function get_user_message_count_this_month(uuid); drop function get_user_clone_count(uuid); drop function has_consent(uuid, text); drop function is_platform_admin();
