--liquibase formatted sql
--changeset memory:0016-limit-documents splitStatements:false
--comment: Documents count against the plan of the clone's owner, whoever adds them. Asked about a clone that the caller does not see, none of these says yes.
drop policy if exists clone_documents_counted on clone_documents;
create policy clone_documents_counted on clone_documents for select to definer using (true);
grant select (id, clone_id, deleted_at) on clone_documents to definer;
-- a row is locked only by who may update it
drop policy if exists clones_held on projection.clones;
create policy clones_held on projection.clones for update to definer using (true);
grant update (version) on projection.clones to definer;

create or replace function get_clone_document_count(in_clone uuid) returns bigint
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select (select count(*) from clone_documents d where d.clone_id = c.id and d.deleted_at is null)
    from projection.clones c where c.id = in_clone
$$;
alter function get_clone_document_count(uuid) owner to definer;
revoke all on function get_clone_document_count(uuid) from public;
grant execute on function get_clone_document_count(uuid) to authenticated;

create or replace function private.document_limit(in_clone uuid)
    returns table (plan text, max_documents integer)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    -- who has no subscription, or one to a plan that nobody knows, is on the free plan
    select p.plan, p.max_documents_per_clone
    from projection.clones c
        left join projection.subscriptions s on s.user_id = c.user_id and s.removed_at is null
        join projection.plans p on p.plan in (s.plan, 'free') and p.removed_at is null
    where c.id = in_clone
    order by p.plan = s.plan desc nulls last
    limit 1
$$;
alter function private.document_limit(uuid) owner to definer;
revoke all on function private.document_limit(uuid) from public;
grant execute on function private.document_limit(uuid) to authenticated;

create or replace function can_add_document(in_clone uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce((select get_clone_document_count(in_clone) < l.max_documents
        from private.document_limit(in_clone) l), false)
$$;
alter function can_add_document(uuid) owner to definer;
revoke all on function can_add_document(uuid) from public;
grant execute on function can_add_document(uuid) to authenticated;

create or replace function private.hold_documents(in_clone uuid) returns void
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    -- one upload to a clone counts at a time, to the end of its transaction
    select from projection.clones c where c.id = in_clone for no key update
$$;
alter function private.hold_documents(uuid) owner to definer;
revoke all on function private.hold_documents(uuid) from public;
grant execute on function private.hold_documents(uuid) to authenticated;
grant usage on schema private to authenticated;
--rollback drop function private.hold_documents(uuid);
--rollback drop function can_add_document(uuid);
--rollback drop function private.document_limit(uuid);
--rollback drop function get_clone_document_count(uuid);
--rollback drop policy clones_held on projection.clones;
--rollback drop policy clone_documents_counted on clone_documents;
