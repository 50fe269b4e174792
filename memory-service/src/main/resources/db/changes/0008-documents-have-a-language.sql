--liquibase formatted sql
--changeset memory:0008-documents-have-a-language
--comment: The language decides by which rules words are found again.
alter table clone_documents add column if not exists language text not null default 'en' check (language in ('en', 'fr'));
alter table clone_documents add column if not exists metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object');
--rollback alter table clone_documents drop column metadata;
--rollback alter table clone_documents drop column language;
