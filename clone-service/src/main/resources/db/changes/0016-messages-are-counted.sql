--liquibase formatted sql
--changeset clone:0016-messages-are-counted
--comment: A month's messages of a person: those that were answered, and those being answered. A reservation ends with its lease, so that nobody pays for a process that died. Only definer's functions count.
create table if not exists message_usage (
    user_id uuid   not null references users on delete cascade,
    month   date   not null,
    settled bigint not null default 0,
    primary key (user_id, month),
    constraint message_usage_month_begins check (extract(day from month) = 1),
    constraint message_usage_settled_bounds check (settled >= 0)
);
create table if not exists message_reservations (
    message_id uuid        primary key references messages on delete cascade,
    user_id    uuid        not null,
    month      date        not null,
    expires_at timestamptz not null,
    foreign key (user_id, month) references message_usage on delete cascade
);
create index if not exists message_reservations_of_user on message_reservations (user_id, month);

alter table message_usage enable row level security;
alter table message_usage force row level security;
alter table message_reservations enable row level security;
alter table message_reservations force row level security;
drop policy if exists message_usage_self on message_usage;
create policy message_usage_self on message_usage for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists message_usage_for_definer on message_usage;
create policy message_usage_for_definer on message_usage to definer using (true) with check (true);
drop policy if exists message_reservations_self on message_reservations;
create policy message_reservations_self on message_reservations for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists message_reservations_for_definer on message_reservations;
create policy message_reservations_for_definer on message_reservations to definer using (true) with check (true);

grant select on message_usage, message_reservations to authenticated, verifier;
grant select, insert, update on message_usage to definer;
grant select, insert, delete on message_reservations to definer;
--rollback drop table message_reservations;
--rollback drop table message_usage;
