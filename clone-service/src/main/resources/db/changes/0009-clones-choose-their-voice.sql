--liquibase formatted sql
--changeset clone:0009-clones-choose-their-voice
--comment: Phase 2, AI configuration and RAG: which provider speaks for a clone, and how. Embedded needs no model, no key and no network.
alter table clones
    add column if not exists llm_provider       text not null default 'embedded',
    add column if not exists llm_model          text,
    add column if not exists embedding_provider text not null default 'embedded',
    add column if not exists tts_provider       text,
    add column if not exists tts_voice_id       text,
    add column if not exists temperature        double precision not null default 0.7,
    add column if not exists max_tokens         integer not null default 1024;
alter table clones drop constraint if exists clones_temperature_bounds;
alter table clones add constraint clones_temperature_bounds check (temperature between 0 and 2);
alter table clones drop constraint if exists clones_max_tokens_bounds;
alter table clones add constraint clones_max_tokens_bounds check (max_tokens between 1 and 32000);

grant select (llm_provider, llm_model, embedding_provider, tts_provider, tts_voice_id, temperature, max_tokens),
    insert (llm_provider, llm_model, embedding_provider, tts_provider, tts_voice_id, temperature, max_tokens),
    update (llm_provider, llm_model, embedding_provider, tts_provider, tts_voice_id, temperature, max_tokens)
    on clones to authenticated;
--rollback alter table clones drop column llm_provider, drop column llm_model, drop column embedding_provider, drop column tts_provider, drop column tts_voice_id, drop column temperature, drop column max_tokens;
