--liquibase formatted sql
--changeset memory:0044-late-vectors-are-not-written splitStatements:false
--comment: Whatever changes what a passage is indexed with (its title, its speaker) takes its vector and its claim away. A vector that was being made just then is of what it was before: it is not written, and the passage is still to be indexed.
create or replace function private.write_chunks_that_exist() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform from clone_document_chunks k where k.id = new.id and k.claimed_until is not null for no key update;
    if found then
        return new;
    end if;
    return null;
end $$;
grant select (claimed_until) on clone_document_chunks to definer;
--rollback revoke select (claimed_until) on clone_document_chunks from definer;
