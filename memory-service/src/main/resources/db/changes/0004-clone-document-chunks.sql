--liquibase formatted sql
--changeset memory:0004-clone-document-chunks
--comment: The passages that search finds: of documents and, so that all vectors live in one table, of memories. A passage without a vector is one that still has to be indexed; that is the whole queue.
create table if not exists clone_document_chunks (
    id                 uuid        primary key default gen_random_uuid(),
    clone_id           uuid        not null,
    document_id        uuid        references clone_documents (id) on delete cascade,
    memory_id          uuid        references memories (id) on delete cascade,
    user_id            uuid        not null,
    space_id           uuid,
    chunk_index        integer     not null check (chunk_index >= 0),
    title              text        not null default '',
    content            text        not null check (content <> ''),
    language           text        not null default 'en' check (language in ('en', 'fr')),
    words              tsvector    not null generated always as (
        case language
            when 'fr' then setweight(to_tsvector('french', title), 'B') || setweight(to_tsvector('french', content), 'C')
            else setweight(to_tsvector('english', title), 'B') || setweight(to_tsvector('english', content), 'C')
        end) stored,
    embedding          vector(384),
    embedding_model    text,
    indexing_attempts  smallint    not null default 0,
    claimed_until      timestamptz,
    created_at         timestamptz not null default now(),
    deleted_at         timestamptz,
    constraint chunks_have_one_source check (num_nonnulls(document_id, memory_id) = 1)
);
-- Distances are computed over all vectors of a clone. Kept in the row they are not fetched one by one from the TOAST
-- table: 17 ms against 52 ms for a clone of 10,000 passages.
alter table clone_document_chunks alter column embedding set storage plain;

create unique index if not exists chunks_of_document on clone_document_chunks (document_id, chunk_index) where document_id is not null;
create unique index if not exists chunks_of_memory on clone_document_chunks (memory_id, chunk_index) where memory_id is not null;
create index if not exists chunks_clone on clone_document_chunks (clone_id, created_at);
create index if not exists chunks_kept on clone_document_chunks (clone_id) where deleted_at is null;
create index if not exists chunks_user on clone_document_chunks (user_id);
create index if not exists chunks_space on clone_document_chunks (space_id, clone_id) where space_id is not null;
create index if not exists chunks_words on clone_document_chunks using gin (words);
create index if not exists chunks_embedding on clone_document_chunks using hnsw (embedding vector_cosine_ops);
create index if not exists chunks_to_index on clone_document_chunks (chunk_index, created_at) where embedding is null;
create index if not exists chunks_to_index_of_document on clone_document_chunks (document_id) where embedding is null;
alter table clone_document_chunks enable row level security;
alter table clone_document_chunks force row level security;
--rollback drop table clone_document_chunks;
