--liquibase formatted sql
--changeset memory:0042-memories-change splitStatements:false
--comment: Memories change, and their passages with them: the old ones go by trigger, so that no way of changing a text can leave what it said before to be found; whoever changes it adds the new ones. In a space owners and admins change what others added.
create or replace function private.drop_chunks_of_memory() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from clone_document_chunks where memory_id = new.id;
    return null;
end $$;
alter function private.drop_chunks_of_memory() owner to definer;
revoke all on function private.drop_chunks_of_memory() from public;
grant delete on clone_document_chunks to definer;
create or replace trigger memories_drop_chunks after update of title, content, language on memories for each row
    when (old.title <> new.title or old.content <> new.content or old.language is distinct from new.language)
    execute function private.drop_chunks_of_memory();

-- The indexer's library writes a vector by an upsert. Of a passage that went meanwhile it would make a new one, with the
-- old words. The lock waits for whoever is just removing it.
create or replace function private.write_chunks_that_exist() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform from clone_document_chunks k where k.id = new.id for no key update;
    if found then
        return new;
    end if;
    return null;
end $$;
alter function private.write_chunks_that_exist() owner to definer;
revoke all on function private.write_chunks_that_exist() from public;
create or replace trigger chunks_written_where_they_exist before insert on clone_document_chunks for each row
    when (current_user = 'indexer') execute function private.write_chunks_that_exist();

drop policy if exists chunks_added on clone_document_chunks;
create policy chunks_added on clone_document_chunks for insert to authenticated
    with check (exists (select from memories m
                        where m.id = memory_id and m.clone_id = clone_document_chunks.clone_id
                          and (m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                               or m.space_id in (select s.space_id from projection.space_members s
                                                 where s.role in ('owner', 'admin')))
                          and m.user_id = clone_document_chunks.user_id
                          and m.space_id is not distinct from clone_document_chunks.space_id
                          and m.enabled = clone_document_chunks.is_enabled)
                or exists (select from clone_documents d
                           where d.id = document_id and d.clone_id = clone_document_chunks.clone_id
                             and d.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                             and d.user_id = clone_document_chunks.user_id
                             and d.space_id is not distinct from clone_document_chunks.space_id));
--rollback drop trigger chunks_written_where_they_exist on clone_document_chunks;
--rollback drop function private.write_chunks_that_exist();
--rollback drop trigger memories_drop_chunks on memories;
--rollback drop function private.drop_chunks_of_memory();
--rollback revoke delete on clone_document_chunks from definer;
