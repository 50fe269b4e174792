--liquibase formatted sql
--changeset clone:0010-users-consent
--comment: Phase 3, GDPR and billing: five consents, of which only the one the service cannot work without is given by registering.
alter table users
    add column if not exists consent_data_processing    boolean not null default true,
    add column if not exists consent_voice_processing   boolean not null default false,
    add column if not exists consent_video_processing   boolean not null default false,
    add column if not exists consent_third_party_apis   boolean not null default false,
    add column if not exists consent_whatsapp_ingestion boolean not null default false,
    add column if not exists last_data_export_at        timestamptz;
grant select (consent_data_processing, consent_voice_processing, consent_video_processing, consent_third_party_apis, consent_whatsapp_ingestion, last_data_export_at),
    update (consent_data_processing, consent_voice_processing, consent_video_processing, consent_third_party_apis, consent_whatsapp_ingestion)
    on users to authenticated;
--rollback alter table users drop column consent_data_processing, drop column consent_voice_processing, drop column consent_video_processing, drop column consent_third_party_apis, drop column consent_whatsapp_ingestion, drop column last_data_export_at;
