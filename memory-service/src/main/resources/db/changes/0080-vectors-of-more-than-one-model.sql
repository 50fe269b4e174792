--liquibase formatted sql
--changeset memory:0080-vectors-of-more-than-one-model splitStatements:false
--comment: One model serves all searches; another may be prepared beside it. What serves stays in the row of its passage, where a clone's distances are computed without a join; what is being prepared waits in a table of its own and is used from the moment that one row says so, however many vectors there are. Models differ in dimension, so the column has none; "main" keeps a vector in its row as long as a page has room for it (2,000 dimensions).
-- the view has the type of its column, and nobody asks it any more: vectors are written into their rows (0082)
drop view if exists clone_chunk_embeddings;
-- no search asks it (a clone's passages are compared exactly), an index needs a dimension, and each vector paid for it
drop index if exists chunks_embedding;
-- made below; a column that a trigger names cannot change
drop trigger if exists chunks_forget_prepared_vectors on clone_document_chunks;
alter table clone_document_chunks alter column embedding type vector;
alter table clone_document_chunks alter column embedding set storage main;
-- under that name, so that 0004 finds it there when all change sets are run again
create index chunks_embedding on clone_document_chunks (embedding_model);

create table if not exists embedding_models (
    model       text        primary key,
    dimension   integer     not null check (dimension between 1 and 16000),
    serving     boolean     not null default false,
    wanted_at   timestamptz not null default now()
);
create unique index if not exists embedding_models_serving on embedding_models (serving) where serving;
alter table embedding_models enable row level security;

-- the owner is bound by row level security like everybody
alter table embedding_models no force row level security;
alter table clone_document_chunks no force row level security;
-- what was left of the name before 0070 is what has no speaker, and so is text of the same words
update clone_document_chunks set embedding_model = 'e5-small-v2-q/spoken' where embedding_model = 'e5-small-v2-q';
-- most vectors are of the model that serves, whatever the settings will want; where there are none, that is left to them
insert into embedding_models (model, dimension, serving)
select k.embedding_model, min(vector_dims(k.embedding)), true
from clone_document_chunks k
where k.embedding is not null and k.embedding_model is not null and not exists (select from embedding_models)
group by k.embedding_model
order by count(*) desc, k.embedding_model
limit 1
on conflict do nothing;
alter table clone_document_chunks force row level security;
alter table embedding_models force row level security;

-- a row without a vector is one that is still to be made: the queue, as with the passages themselves
create table if not exists passage_vectors (
    passage_id    uuid     not null references clone_document_chunks (id) on delete cascade,
    model         text     not null references embedding_models (model) on delete cascade,
    embedding     vector,
    attempts      smallint not null default 0,
    claimed_until timestamptz,
    primary key (passage_id, model)
);
alter table passage_vectors alter column embedding set storage main;
create index if not exists passage_vectors_to_make on passage_vectors (model, passage_id) where embedding is null;
create index if not exists passage_vectors_made on passage_vectors (model) where embedding is not null;
alter table passage_vectors enable row level security;
alter table passage_vectors force row level security;

drop policy if exists models_kept on embedding_models;
create policy models_kept on embedding_models to indexer using (true) with check (true);
drop policy if exists models_searched on embedding_models;
create policy models_searched on embedding_models for select to search using (true);
drop policy if exists vectors_made on passage_vectors;
create policy vectors_made on passage_vectors to indexer using (true) with check (true);
drop policy if exists vectors_searched on passage_vectors;
create policy vectors_searched on passage_vectors for select to search using (true);
drop policy if exists vectors_forgotten on passage_vectors;
create policy vectors_forgotten on passage_vectors to definer using (true);
grant select, insert, update on embedding_models to indexer;
grant select, insert, update, delete on passage_vectors to indexer;
grant select on embedding_models, passage_vectors to search;
grant select (passage_id), delete on passage_vectors to definer;
grant select (consent_third_party_apis) on projection.users to indexer;

-- whoever takes a vector away because it no longer says what its passage says takes the prepared ones too
create or replace function private.forget_prepared_vectors() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from passage_vectors where passage_id = new.id;
    return null;
end $$;
alter function private.forget_prepared_vectors() owner to definer;
revoke all on function private.forget_prepared_vectors() from public;
create trigger chunks_forget_prepared_vectors after update of embedding on clone_document_chunks for each row
    when (new.embedding is null) execute function private.forget_prepared_vectors();
--rollback drop trigger chunks_forget_prepared_vectors on clone_document_chunks;
--rollback drop function private.forget_prepared_vectors();
--rollback drop table passage_vectors;
--rollback drop table embedding_models;
--rollback revoke select (consent_third_party_apis) on projection.users from indexer;
--rollback drop index chunks_embedding;
