--liquibase formatted sql
--changeset clone:0014-plans-arrive-as-state
--comment: What each plan allows and who is on which, as billing-service last said. Removed rows stay as tombstones, so that an older state cannot bring them back.
create table if not exists projection.plans (
    plan                    text    primary key,
    max_clones              integer not null,
    max_messages_per_month  integer not null,
    max_documents_per_clone integer not null,
    version                 bigint  not null,
    removed_at              timestamptz
);
create table if not exists projection.subscriptions (
    user_id    uuid   primary key,
    plan       text   not null,
    version    bigint not null,
    removed_at timestamptz
);
alter table projection.plans enable row level security;
alter table projection.plans force row level security;
alter table projection.subscriptions enable row level security;
alter table projection.subscriptions force row level security;
drop policy if exists plans_public on projection.plans;
create policy plans_public on projection.plans for select to authenticated, definer using (true);
drop policy if exists plans_for_consumer on projection.plans;
create policy plans_for_consumer on projection.plans to consumer using (true) with check (true);
drop policy if exists subscriptions_self on projection.subscriptions;
create policy subscriptions_self on projection.subscriptions for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists subscriptions_for_definer on projection.subscriptions;
create policy subscriptions_for_definer on projection.subscriptions for select to definer using (true);
drop policy if exists subscriptions_for_consumer on projection.subscriptions;
create policy subscriptions_for_consumer on projection.subscriptions to consumer using (true) with check (true);
grant select on projection.plans, projection.subscriptions to authenticated, definer;
grant select, insert, update on projection.plans, projection.subscriptions to consumer;
--rollback drop table projection.subscriptions;
--rollback drop table projection.plans;
