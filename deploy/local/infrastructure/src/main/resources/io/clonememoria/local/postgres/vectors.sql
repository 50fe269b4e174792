-- Only a superuser may: pgvector is not a trusted extension.
create extension if not exists vector;

-- Owns the search function, which must read every row of a clone to use its indexes.
grant search to memory_owner;
-- Writes vectors for whom they belong to.
grant indexer to memory_worker;
