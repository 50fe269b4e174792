--liquibase formatted sql
--changeset clone:0005-clones
--comment: The clone of somebody, and whose it is.
create table if not exists clones (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid        not null references users on delete cascade,
    name        text        not null,
    description text,
    tone_config jsonb       not null default '{"warmth": 0.7, "humor": 0.5, "formality": 0.3}',
    language    text        not null default 'en',
    status      text        not null default 'active',
    avatar_url  text,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    row_version bigint      not null default 1,
    constraint clones_name_bounds check (char_length(name) between 1 and 100),
    constraint clones_description_bounds check (char_length(description) <= 2000),
    constraint clones_tone_is_object check (jsonb_typeof(tone_config) = 'object'),
    constraint clones_language_code check (language ~ '^[a-z]{2}$'),
    constraint clones_status_known check (status in ('active', 'retired'))
);
create index if not exists clones_of_user on clones (user_id, created_at desc, id desc);
create index if not exists clones_created_at on clones (created_at);
create or replace trigger clones_touch before update on clones
    for each row execute function private.touch_row();

alter table clones enable row level security;
alter table clones force row level security;
drop policy if exists clones_see on clones;
create policy clones_see on clones for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists clones_add on clones;
create policy clones_add on clones for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists clones_change on clones;
create policy clones_change on clones for update to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists clones_for_definer on clones;
create policy clones_for_definer on clones for select to definer using (true);

grant select (id, user_id, name, description, tone_config, language, status, avatar_url, created_at, updated_at) on clones to authenticated;
grant insert (id, user_id, name, description, tone_config, language, avatar_url, created_at) on clones to authenticated;
grant update (name, description, tone_config, language, status, avatar_url) on clones to authenticated;
grant select on clones to definer, verifier;
--rollback drop table clones;
