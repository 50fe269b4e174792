--liquibase formatted sql
--changeset clone:0003-refresh-tokens
--comment: A session's tokens: the live one, and those that it replaced, which tell a theft when they come back. Only hashes are kept, and only definer's functions touch them.
create table if not exists refresh_tokens (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid        not null references users on delete cascade,
    session_id  uuid        not null references sessions on delete cascade,
    token_hash  text        not null unique,
    created_at  timestamptz not null default now(),
    replaced_at timestamptz,
    constraint refresh_tokens_hash_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$')
);
create index if not exists refresh_tokens_of_user on refresh_tokens (user_id);
create index if not exists refresh_tokens_of_session on refresh_tokens (session_id);

alter table refresh_tokens enable row level security;
alter table refresh_tokens force row level security;
drop policy if exists refresh_tokens_self on refresh_tokens;
create policy refresh_tokens_self on refresh_tokens to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists refresh_tokens_for_definer on refresh_tokens;
create policy refresh_tokens_for_definer on refresh_tokens to definer using (true) with check (true);

grant select (id, user_id, session_id, created_at, replaced_at), update (replaced_at) on refresh_tokens to authenticated;
grant select, insert on refresh_tokens to definer;
grant select on refresh_tokens to verifier;
--rollback drop table refresh_tokens;
