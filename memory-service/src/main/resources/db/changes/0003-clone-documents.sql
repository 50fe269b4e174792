--liquibase formatted sql
--changeset memory:0003-clone-documents
--comment: Phase 2, AI configuration and RAG: documents. The text is here, the original file in object storage under original_key.
create table if not exists clone_documents (
    id            uuid        primary key default gen_random_uuid(),
    clone_id      uuid        not null,
    user_id       uuid        not null,
    title         text        not null check (char_length(title) between 1 and 500),
    content       text        not null check (content <> ''),
    source_type   text        not null default 'manual' check (source_type ~ '^[a-z][a-z0-9_]{0,49}$'),
    media_type    text        not null,
    size_bytes    bigint      not null check (size_bytes > 0),
    original_key  text        check (original_key <> ''),
    chunk_count   integer     not null check (chunk_count > 0),
    status        text        not null default 'processing' check (status in ('processing', 'indexed', 'failed')),
    failure       text,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    constraint clone_documents_failure_has_a_reason check ((status = 'failed') = (failure is not null))
);
create index if not exists clone_documents_user on clone_documents (user_id);
create index if not exists clone_documents_newest on clone_documents (clone_id, created_at desc, id desc);
create index if not exists clone_documents_processing on clone_documents (created_at) where status = 'processing';
alter table clone_documents enable row level security;
alter table clone_documents force row level security;

create or replace trigger clone_documents_touch before update on clone_documents
    for each row execute function private.touch_updated_at();
--rollback drop table clone_documents;
