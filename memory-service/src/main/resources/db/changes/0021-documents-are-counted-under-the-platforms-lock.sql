--liquibase formatted sql
--changeset memory:0021-documents-are-counted-under-the-platforms-lock
--comment: Documents are limited per clone, so the clone is the subject of the limit: who sees the clone may lock its counter. There is nothing to carry over, the rows are the count.
drop policy if exists limit_counters_of_clones on private.limit_counters;
create policy limit_counters_of_clones on private.limit_counters to definer
    using (limit_name = 'documents' and subject in (select c.id from projection.clones c));
drop function if exists private.hold_documents(uuid);
drop policy if exists clones_held on projection.clones;
revoke update (version) on projection.clones from definer;
--rollback empty
