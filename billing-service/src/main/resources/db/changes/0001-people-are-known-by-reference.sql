--liquibase formatted sql
--changeset billing:0001-people-are-known-by-reference
--comment: Phase 1, core: people live in clone-service; billing keeps of each what its own rules ask, fed by the state topic of users.
create table if not exists projection.users (
    id                uuid        primary key,
    is_platform_admin boolean,
    deleted_at        timestamptz,
    version           bigint      not null,
    removed_at        timestamptz
);
alter table projection.users enable row level security;
alter table projection.users force row level security;

drop policy if exists users_consumer on projection.users;
create policy users_consumer on projection.users to consumer using (true) with check (true);
grant select, insert, update on projection.users to consumer;

-- Helper functions answer about the caller only, so their owner sees no other row either.
drop policy if exists users_caller on projection.users;
create policy users_caller on projection.users for select to definer
    using (id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
grant select on projection.users to definer;
--rollback drop table projection.users;
