--liquibase formatted sql
--changeset billing:0006-api-keys
--comment: Phase 5, production: keys for programs. The key itself is never stored, only the SHA-256 of it in hex and the prefix that people recognise it by.
create table if not exists api_keys (
    id                        uuid        primary key default gen_random_uuid(),
    user_id                   uuid        not null,
    space_id                  uuid,
    name                      text        not null check (length(name) between 1 and 100),
    key_hash                  text        not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
    key_prefix                text        not null check (length(key_prefix) between 1 and 20),
    scopes                    text[]      not null default '{}',
    rate_limit_requests       integer     not null default 100 check (rate_limit_requests > 0),
    rate_limit_window_seconds integer     not null default 3600 check (rate_limit_window_seconds > 0),
    created_at                timestamptz not null default now(),
    last_used_at              timestamptz,
    expires_at                timestamptz,
    revoked_at                timestamptz
);
create index if not exists api_keys_of_user on api_keys (user_id, created_at desc, id desc);
create index if not exists api_keys_of_space on api_keys (space_id, created_at desc, id desc) where space_id is not null;
create index if not exists api_keys_unrevoked_hash on api_keys (key_hash) where revoked_at is null;
--rollback drop table api_keys;
