--liquibase formatted sql
--changeset memory:0031-passages-wait-for-consent
--comment: The indexer asks, with each few passages that it takes, whether their person still allows it.
drop policy if exists users_asked_by_indexer on projection.users;
create policy users_asked_by_indexer on projection.users for select to indexer using (true);
grant usage on schema projection to indexer;
grant select (id, consent_data_processing, deleted_at, removed_at) on projection.users to indexer;
--rollback revoke select (id, consent_data_processing, deleted_at, removed_at) on projection.users from indexer;
--rollback drop policy users_asked_by_indexer on projection.users;
