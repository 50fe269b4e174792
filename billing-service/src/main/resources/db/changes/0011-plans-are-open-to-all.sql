--liquibase formatted sql
--changeset billing:0011-plans-are-open-to-all
--comment: Plans are read without being logged in. An administrator changes their limits; none is ever deleted.
alter table billing_quotas enable row level security;
alter table billing_quotas force row level security;

drop policy if exists billing_quotas_open on billing_quotas;
create policy billing_quotas_open on billing_quotas for select to authenticated, consumer using (true);
grant select on billing_quotas to authenticated, consumer;

drop policy if exists billing_quotas_admin on billing_quotas;
create policy billing_quotas_admin on billing_quotas for update to authenticated
    using ((select current_setting('app.is_platform_admin', true)) = 'true');
grant update (max_clones, max_messages_per_month, max_documents_per_clone) on billing_quotas to authenticated;

-- The owner is bound by its own policies too: seeds are sown by the definer.
drop policy if exists billing_quotas_seed on billing_quotas;
create policy billing_quotas_seed on billing_quotas to definer using (true) with check (true);
grant select, insert on billing_quotas to definer;
--rollback revoke all on billing_quotas from authenticated, consumer, definer;
--rollback drop policy billing_quotas_seed on billing_quotas;
--rollback drop policy billing_quotas_admin on billing_quotas;
--rollback drop policy billing_quotas_open on billing_quotas;
--rollback alter table billing_quotas no force row level security;
--rollback alter table billing_quotas disable row level security;
