--liquibase formatted sql
--changeset billing:0010-plans
--comment: What each plan allows. Zero means none; there is no "unlimited".
create table if not exists billing_quotas (
    plan                    text        primary key check (plan ~ '^[a-z][a-z0-9_-]{0,49}$'),
    max_clones              integer     not null check (max_clones >= 0),
    max_messages_per_month  integer     not null check (max_messages_per_month >= 0),
    max_documents_per_clone integer     not null check (max_documents_per_clone >= 0),
    created_at              timestamptz not null default now(),
    updated_at              timestamptz not null default now(),
    row_version             bigint      not null default 1
);
create or replace trigger billing_quotas_touch before update on billing_quotas
    for each row execute function private.touch_row();
--rollback drop table billing_quotas;
