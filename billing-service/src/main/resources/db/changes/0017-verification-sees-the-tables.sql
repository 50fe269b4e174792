--liquibase formatted sql
--changeset billing:0017-verification-sees-the-tables
--comment: The verifier sees that the published tables and their columns exist, and reads the plans. Of no other table does it see a row.
grant select on usage_metrics, api_keys, api_key_usage, billing_quotas to verifier;
drop policy if exists billing_quotas_verifier on billing_quotas;
create policy billing_quotas_verifier on billing_quotas for select to verifier using (true);
--rollback drop policy billing_quotas_verifier on billing_quotas;
--rollback revoke select on usage_metrics, api_keys, api_key_usage, billing_quotas from verifier;
