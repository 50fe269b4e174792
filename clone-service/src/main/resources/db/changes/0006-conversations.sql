--liquibase formatted sql
--changeset clone:0006-conversations
--comment: A conversation is with one clone and belongs to who opened it. Only a clone that one sees can be talked to: foreign keys do not ask row level security, so the policy does.
create table if not exists conversations (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid        not null references users on delete cascade,
    clone_id   uuid        not null references clones on delete cascade,
    title      text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint conversations_title_bounds check (char_length(title) between 1 and 200)
);
create index if not exists conversations_of_clone on conversations (clone_id, created_at desc, id desc);
create index if not exists conversations_of_user on conversations (user_id, clone_id, created_at desc, id desc);
create or replace trigger conversations_touch before update on conversations
    for each row execute function private.touch_updated_at();

alter table conversations enable row level security;
alter table conversations force row level security;
drop policy if exists conversations_see on conversations;
create policy conversations_see on conversations for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists conversations_open on conversations;
create policy conversations_open on conversations for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and exists (select 1 from clones c where c.id = conversations.clone_id));
drop policy if exists conversations_change on conversations;
create policy conversations_change on conversations for update to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));

grant select (id, user_id, clone_id, title, created_at, updated_at) on conversations to authenticated;
grant insert (id, user_id, clone_id, title, created_at) on conversations to authenticated;
grant update (title) on conversations to authenticated;
grant select on conversations to verifier;
--rollback drop table conversations;
