--liquibase formatted sql
--changeset memory:0009-know-plans
--comment: Billing decides what a plan allows; the limit is kept here, in the transaction that spends it.
create table if not exists projection.plans (
    plan                     text        primary key,
    max_clones               integer,
    max_messages_per_month   integer,
    max_documents_per_clone  integer,
    version                  bigint      not null,
    removed_at               timestamptz,
    -- NULL must never come to mean "no limit"
    constraint plans_known_have_a_limit check (max_documents_per_clone is not null or removed_at is not null)
);
alter table projection.plans enable row level security;
alter table projection.plans force row level security;

create table if not exists projection.subscriptions (
    user_id     uuid        primary key,
    plan        text,
    version     bigint      not null,
    removed_at  timestamptz
);
alter table projection.subscriptions enable row level security;
alter table projection.subscriptions force row level security;

drop policy if exists plans_kept_by_consumer on projection.plans;
create policy plans_kept_by_consumer on projection.plans to consumer using (true) with check (true);
drop policy if exists plans_read_by_definer on projection.plans;
create policy plans_read_by_definer on projection.plans for select to definer using (true);
drop policy if exists subscriptions_kept_by_consumer on projection.subscriptions;
create policy subscriptions_kept_by_consumer on projection.subscriptions to consumer using (true) with check (true);
drop policy if exists subscriptions_read_by_definer on projection.subscriptions;
create policy subscriptions_read_by_definer on projection.subscriptions for select to definer using (true);
grant select, insert, update on projection.plans, projection.subscriptions to consumer;
grant select on projection.plans, projection.subscriptions to definer;
--rollback drop table projection.subscriptions;
--rollback drop table projection.plans;
