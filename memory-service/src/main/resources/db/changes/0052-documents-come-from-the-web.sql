--liquibase formatted sql
--changeset memory:0052-documents-come-from-the-web
--comment: A document may be named by its address; a job fetches it. How large it is and what its digest is are known only then.
alter table clone_documents add column if not exists source_url text check (char_length(source_url) between 1 and 2000);
alter table clone_documents drop constraint if exists clone_documents_size_bytes_check;
alter table clone_documents add constraint clone_documents_size_bytes_check check (size_bytes >= 0);
grant insert (source_url) on clone_documents to authenticated;
grant select (source_url, sha256, size_bytes), update (size_bytes, sha256) on clone_documents to consumer;
--rollback alter table clone_documents drop column source_url;
