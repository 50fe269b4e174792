--liquibase formatted sql
--changeset platform:0015-idempotency-keys
--comment: What a request with an Idempotency-Key was answered, in the transaction of what it did. The answer is encrypted: it holds what people wrote. Without an answer, the work has begun and has a lease of its own.
create table if not exists private.idempotency_keys (
    user_id        uuid        not null,
    scope          text        not null,
    bound_space_id uuid,
    fingerprint    text        not null,
    work_id        uuid,
    answer         bytea,
    created_at     timestamptz not null default clock_timestamp(),
    expires_at     timestamptz not null,
    primary key (user_id, scope),
    constraint idempotency_keys_hold_one check (num_nonnulls(work_id, answer) = 1),
    constraint idempotency_keys_are_hashes check (scope ~ '^[0-9a-f]{64}$' and fingerprint ~ '^[0-9a-f]{64}$')
);
create index if not exists idempotency_keys_expires_at on private.idempotency_keys (expires_at);
alter table private.idempotency_keys enable row level security;
alter table private.idempotency_keys force row level security;
drop policy if exists idempotency_keys_of_caller on private.idempotency_keys;
create policy idempotency_keys_of_caller on private.idempotency_keys to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists idempotency_keys_bound on private.idempotency_keys;
create policy idempotency_keys_bound on private.idempotency_keys as restrictive to authenticated
    using (bound_space_id is not distinct from (select nullif(current_setting('app.bound_space_id', true), '')::uuid));
drop policy if exists idempotency_keys_erased on private.idempotency_keys;
create policy idempotency_keys_erased on private.idempotency_keys to eraser using (true);
grant select, insert, update (fingerprint, work_id, answer, expires_at) on private.idempotency_keys to authenticated;
grant select, delete on private.idempotency_keys to eraser;
--rollback drop table private.idempotency_keys;
