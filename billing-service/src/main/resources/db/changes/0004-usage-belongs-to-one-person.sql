--liquibase formatted sql
--changeset billing:0004-usage-belongs-to-one-person
--comment: A person reads the own usage, an administrator that of all; only events write it.
alter table usage_metrics enable row level security;
alter table usage_metrics force row level security;

drop policy if exists usage_metrics_own on usage_metrics;
create policy usage_metrics_own on usage_metrics for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists usage_metrics_admin on usage_metrics;
create policy usage_metrics_admin on usage_metrics for select to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
-- Usage is personal: a credential that is bound to a space sees none of it.
drop policy if exists usage_metrics_bound on usage_metrics;
create policy usage_metrics_bound on usage_metrics as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null);
grant select on usage_metrics to authenticated;

drop policy if exists usage_metrics_consumer on usage_metrics;
create policy usage_metrics_consumer on usage_metrics to consumer using (true) with check (true);
grant select, insert, update on usage_metrics to consumer;
--rollback revoke all on usage_metrics from authenticated, consumer;
--rollback drop policy usage_metrics_consumer on usage_metrics;
--rollback drop policy usage_metrics_bound on usage_metrics;
--rollback drop policy usage_metrics_admin on usage_metrics;
--rollback drop policy usage_metrics_own on usage_metrics;
--rollback alter table usage_metrics no force row level security;
--rollback alter table usage_metrics disable row level security;
