--liquibase formatted sql
--changeset billing:0009-api-key-usage-follows-its-key
--comment: Who sees a key sees its use; nobody counts by hand.
alter table api_key_usage enable row level security;
alter table api_key_usage force row level security;

-- The policies of api_keys hold inside this look-up, so they need not be repeated.
drop policy if exists api_key_usage_of_key on api_key_usage;
create policy api_key_usage_of_key on api_key_usage for select to authenticated
    using (exists (select from api_keys k where k.id = api_key_id));
grant select on api_key_usage to authenticated;

drop policy if exists api_key_usage_consumer on api_key_usage;
create policy api_key_usage_consumer on api_key_usage to consumer using (true) with check (true);
grant select, insert, update on api_key_usage to consumer;
--rollback revoke all on api_key_usage from authenticated, consumer;
--rollback drop policy api_key_usage_consumer on api_key_usage;
--rollback drop policy api_key_usage_of_key on api_key_usage;
--rollback alter table api_key_usage no force row level security;
--rollback alter table api_key_usage disable row level security;
