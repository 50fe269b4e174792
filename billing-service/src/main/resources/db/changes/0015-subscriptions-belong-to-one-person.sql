--liquibase formatted sql
--changeset billing:0015-subscriptions-belong-to-one-person
--comment: A person reads the own subscription, an administrator all; no request writes one: plans change by what was registered or paid.
alter table subscriptions enable row level security;
alter table subscriptions force row level security;

drop policy if exists subscriptions_own on subscriptions;
create policy subscriptions_own on subscriptions for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists subscriptions_admin on subscriptions;
create policy subscriptions_admin on subscriptions for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
drop policy if exists subscriptions_bound on subscriptions;
create policy subscriptions_bound on subscriptions as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
grant select on subscriptions to authenticated;

drop policy if exists subscriptions_consumer on subscriptions;
create policy subscriptions_consumer on subscriptions to consumer using (true) with check (true);
grant select, insert, update on subscriptions to consumer;
--rollback revoke all on subscriptions from authenticated, consumer;
--rollback drop policy subscriptions_consumer on subscriptions;
--rollback drop policy subscriptions_bound on subscriptions;
--rollback drop policy subscriptions_admin on subscriptions;
--rollback drop policy subscriptions_own on subscriptions;
--rollback alter table subscriptions no force row level security;
--rollback alter table subscriptions disable row level security;
