--liquibase formatted sql
--changeset clone:0060-ask-the-owner-of-a-clone splitStatements:false
--comment: Where a clone is shared, its owner's consent is asked for by others. They learn it of whom they see a clone, within the space that their credential is bound to, and of nobody else.
drop policy if exists space_members_for_definer on projection.space_members;
create policy space_members_for_definer on projection.space_members for select to definer using (true);
grant select on projection.space_members to definer;

create or replace function private.consent_of_owner(owner uuid, consent text)
    returns table (given boolean, own boolean) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
as $$
    with asked as (
        select coalesce(owner = nullif(current_setting('app.current_user_id', true), '')::uuid, false) as own)
    select coalesce((select case consent
            when 'data_processing' then u.consent_data_processing
            when 'voice_processing' then u.consent_voice_processing
            when 'video_processing' then u.consent_video_processing
            when 'third_party_apis' then u.consent_third_party_apis
            when 'whatsapp_ingestion' then u.consent_whatsapp_ingestion
        end
        from public.users u
        where u.id = owner and u.deleted_at is null
            and (asked.own or exists (select 1 from public.clones c
                join projection.space_members m on m.space_id = c.space_id
                where c.user_id = owner and m.removed_at is null
                    and m.user_id = nullif(current_setting('app.current_user_id', true), '')::uuid
                    and c.space_id = coalesce(nullif(current_setting('app.bound_space_id', true), '')::uuid, c.space_id)))),
        false), asked.own
    from asked
$$;
alter function private.consent_of_owner(uuid, text) owner to definer;
revoke all on function private.consent_of_owner(uuid, text) from public;
grant execute on function private.consent_of_owner(uuid, text) to authenticated;
--rollback drop function private.consent_of_owner(uuid, text);
--rollback drop policy space_members_for_definer on projection.space_members;
--rollback revoke select on projection.space_members from definer;
