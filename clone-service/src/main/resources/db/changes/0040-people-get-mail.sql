--liquibase formatted sql
--changeset clone:0040-people-get-mail
--comment: Mails wait here from the transaction of what they tell of until the server has taken them. Encrypted: they hold addresses and secrets. A request hands in mails to its own person and reads none.
create table if not exists private.outgoing_mails (
    id              uuid        primary key,
    user_id         uuid        not null references users on delete cascade,
    content         bytea       not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default now(),
    created_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    constraint outgoing_mails_content_bounds check (length(content) between 1 and 100000)
);
create index if not exists outgoing_mails_of_user on private.outgoing_mails (user_id);
create index if not exists outgoing_mails_due on private.outgoing_mails (next_attempt_at);
create index if not exists outgoing_mails_expiry on private.outgoing_mails (expires_at);
alter table private.outgoing_mails enable row level security;
alter table private.outgoing_mails force row level security;
drop policy if exists outgoing_mails_self on private.outgoing_mails;
create policy outgoing_mails_self on private.outgoing_mails for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists outgoing_mails_bound on private.outgoing_mails;
create policy outgoing_mails_bound on private.outgoing_mails as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
drop policy if exists outgoing_mails_sent on private.outgoing_mails;
create policy outgoing_mails_sent on private.outgoing_mails to consumer using (true) with check (true);
grant usage on schema private to consumer;
grant insert (id, user_id, content, expires_at) on private.outgoing_mails to authenticated;
grant select, delete, update (attempts, next_attempt_at) on private.outgoing_mails to consumer;
call private.open_to_eraser('private.outgoing_mails');
--rollback drop table private.outgoing_mails;
