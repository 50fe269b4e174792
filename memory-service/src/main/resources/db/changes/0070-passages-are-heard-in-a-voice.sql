--liquibase formatted sql
--changeset memory:0070-passages-are-heard-in-a-voice splitStatements:false
--comment: What somebody said is indexed with their name: a question about Maria then finds what Maria said, and not what was said to her (of the evidence in four long conversations the first five found by meaning alone held 0.58 instead of 0.12). The indexer reads the name; a memory whose speaker changes is indexed again.
drop policy if exists memories_heard_by_indexer on memories;
create policy memories_heard_by_indexer on memories for select to indexer using (true);
grant select (id, speaker) on memories to indexer;

create or replace function private.hear_memory_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update clone_document_chunks
    set embedding = null, embedding_model = null, indexing_attempts = 0, claimed_until = null
    where memory_id = new.id;
    return null;
end $$;
alter function private.hear_memory_again() owner to definer;
revoke all on function private.hear_memory_again() from public;
grant update (embedding, embedding_model, indexing_attempts, claimed_until) on clone_document_chunks to definer;
create or replace trigger memories_hear_again after update of speaker on memories for each row
    when (old.speaker is distinct from new.speaker) execute function private.hear_memory_again();

-- what was indexed without its speaker; the owner is bound by row level security like everybody
alter table clone_document_chunks no force row level security;
alter table memories no force row level security;
update clone_document_chunks k
    set embedding = null, embedding_model = null, indexing_attempts = 0, claimed_until = null
    from memories m where m.id = k.memory_id and m.speaker is not null and k.embedding_model = 'e5-small-v2-q';
alter table memories force row level security;
alter table clone_document_chunks force row level security;
--rollback drop trigger memories_hear_again on memories;
--rollback drop function private.hear_memory_again();
--rollback revoke update (embedding, embedding_model, indexing_attempts, claimed_until) on clone_document_chunks from definer;
--rollback revoke select (id, speaker) on memories from indexer;
--rollback drop policy memories_heard_by_indexer on memories;
