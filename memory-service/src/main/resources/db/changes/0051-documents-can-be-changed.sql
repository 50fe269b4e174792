--liquibase formatted sql
--changeset memory:0051-documents-can-be-changed splitStatements:false
--comment: A document can be renamed, and read anew. Its passages follow by trigger: the title is part of what is searched and of the vectors. How far it is then stays nobody's to say.
create or replace function private.process_document_anew() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.awaits_text and not old.awaits_text or new.title <> old.title and new.chunk_count > 0 and not new.awaits_text then
        new.status := 'processing';
        new.failure := null;
    end if;
    return new;
end $$;

create or replace function private.rename_chunks_of_document() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update clone_document_chunks k
    set title = new.title, language = new.language,
        embedding = case when k.title = new.title then k.embedding end,
        embedding_model = case when k.title = new.title then k.embedding_model end,
        indexing_attempts = case when k.title = new.title then k.indexing_attempts else 0 end,
        claimed_until = case when k.title = new.title then k.claimed_until end
    where k.document_id = new.id and (k.title <> new.title or k.language <> new.language);
    return null;
end $$;
alter function private.rename_chunks_of_document() owner to definer;
revoke all on function private.process_document_anew(), private.rename_chunks_of_document() from public;

create or replace trigger clone_documents_process_anew before update of title, awaits_text on clone_documents
    for each row execute function private.process_document_anew();
create or replace trigger clone_documents_rename_chunks after update of title, language on clone_documents
    for each row execute function private.rename_chunks_of_document();

grant update (title, language, awaits_text) on clone_documents to authenticated;
grant select (title, language, embedding, embedding_model, indexing_attempts, claimed_until),
      update (title, language, embedding, embedding_model, indexing_attempts, claimed_until)
    on clone_document_chunks to definer;
--rollback drop trigger clone_documents_rename_chunks on clone_documents;
--rollback drop trigger clone_documents_process_anew on clone_documents;
--rollback drop function private.rename_chunks_of_document();
--rollback drop function private.process_document_anew();
--rollback revoke update (title, language, awaits_text) on clone_documents from authenticated;
