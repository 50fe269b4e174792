--liquibase formatted sql
--changeset clone:0002-sessions
--comment: A login, until it is revoked or nobody has come back in time. Its row is the lock under which its tokens change.
create table if not exists sessions (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid        not null references users on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index if not exists sessions_of_user on sessions (user_id, created_at desc) where revoked_at is null;
create index if not exists sessions_expires_at on sessions (expires_at);

alter table sessions enable row level security;
alter table sessions force row level security;
drop policy if exists sessions_self on sessions;
create policy sessions_self on sessions to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists sessions_for_definer on sessions;
create policy sessions_for_definer on sessions for select to definer using (true);

grant select, insert (id, user_id, created_at, expires_at), update (expires_at, revoked_at) on sessions to authenticated;
grant select on sessions to definer, verifier;
--rollback drop table sessions;
