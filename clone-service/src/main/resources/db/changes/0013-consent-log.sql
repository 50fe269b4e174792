--liquibase formatted sql
--changeset clone:0013-consent-log
--comment: Every change of a consent: what, when, from where, under which policy. Written once, never changed.
create table if not exists consent_log (
    id             uuid primary key default gen_random_uuid(),
    user_id        uuid        not null references users on delete cascade,
    consent        text        not null,
    granted        boolean     not null,
    policy_version text        not null,
    ip_address     inet,
    user_agent     text,
    created_at     timestamptz not null default now(),
    constraint consent_log_consent_known check (consent in
        ('data_processing', 'voice_processing', 'video_processing', 'third_party_apis', 'whatsapp_ingestion'))
);
create index if not exists consent_log_of_user on consent_log (user_id, created_at desc, id desc);
alter table consent_log enable row level security;
alter table consent_log force row level security;
drop policy if exists consent_log_see on consent_log;
create policy consent_log_see on consent_log for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists consent_log_add on consent_log;
create policy consent_log_add on consent_log for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
grant select, insert on consent_log to authenticated;
grant select on consent_log to verifier;
--rollback drop table consent_log;
