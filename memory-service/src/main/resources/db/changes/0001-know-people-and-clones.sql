--liquibase formatted sql
--changeset memory:0001-know-people-and-clones
--comment: Phase 1, core: memories belong to people and clones that live elsewhere. What must be known of them is kept here, fed by their state topics. A removed row stays as an empty tombstone.
create table if not exists projection.users (
    id                           uuid        primary key,
    is_platform_admin            boolean,
    consent_data_processing      boolean,
    consent_voice_processing     boolean,
    consent_video_processing     boolean,
    consent_third_party_apis     boolean,
    consent_whatsapp_ingestion   boolean,
    deleted_at                   timestamptz,
    version                      bigint      not null,
    removed_at                   timestamptz
);
alter table projection.users enable row level security;
alter table projection.users force row level security;

create table if not exists projection.clones (
    id           uuid        primary key,
    user_id      uuid,
    space_id     uuid,
    is_personal  boolean,
    status       text,
    language     text,
    deleted_at   timestamptz,
    version      bigint      not null,
    removed_at   timestamptz,
    constraint clones_known_have_an_owner check (user_id is not null or removed_at is not null)
);
create index if not exists clones_user on projection.clones (user_id);
create index if not exists clones_space on projection.clones (space_id, user_id) where space_id is not null;
alter table projection.clones enable row level security;
alter table projection.clones force row level security;

-- a fresh look at each policy: running this again must not fail on one that exists
drop policy if exists users_kept_by_consumer on projection.users;
create policy users_kept_by_consumer on projection.users to consumer using (true) with check (true);
drop policy if exists clones_kept_by_consumer on projection.clones;
create policy clones_kept_by_consumer on projection.clones to consumer using (true) with check (true);
grant usage on schema projection to authenticated, consumer, definer;
grant select, insert, update on projection.users, projection.clones to consumer;
--rollback drop table projection.clones;
--rollback drop table projection.users;
