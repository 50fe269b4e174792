--liquibase formatted sql
--changeset clone:0004-user-identities
--comment: Who somebody is at an outside issuer. An identity is one person; it is never linked by an unverified address.
create table if not exists user_identities (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid        not null references users on delete cascade,
    issuer     text        not null,
    subject    text        not null,
    created_at timestamptz not null default now(),
    constraint user_identities_once unique (issuer, subject)
);
create index if not exists user_identities_of_user on user_identities (user_id);
alter table user_identities enable row level security;
alter table user_identities force row level security;
drop policy if exists user_identities_self on user_identities;
create policy user_identities_self on user_identities for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
grant select on user_identities to authenticated, verifier;
--rollback drop table user_identities;
