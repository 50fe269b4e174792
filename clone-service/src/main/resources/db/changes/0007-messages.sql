--liquibase formatted sql
--changeset clone:0007-messages
--comment: What was said, by whom. user_id is the person of the conversation, also on what the clone said. A message is never rewritten.
create table if not exists messages (
    id              uuid primary key default gen_random_uuid(),
    conversation_id uuid        not null references conversations on delete cascade,
    user_id         uuid        not null references users on delete cascade,
    role            text        not null,
    content         text        not null,
    metadata        jsonb       not null default '{}',
    created_at      timestamptz not null default now(),
    constraint messages_role_known check (role in ('user', 'clone', 'system')),
    constraint messages_user_content_bounds check (role <> 'user' or char_length(content) between 1 and 16000),
    constraint messages_metadata_is_object check (jsonb_typeof(metadata) = 'object')
);
create index if not exists messages_of_conversation on messages (conversation_id, created_at desc, id desc);
create index if not exists messages_of_user on messages (user_id, created_at desc);

alter table messages enable row level security;
alter table messages force row level security;
drop policy if exists messages_see on messages;
create policy messages_see on messages for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists messages_add on messages;
create policy messages_add on messages for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and exists (select 1 from conversations c where c.id = messages.conversation_id and c.user_id = messages.user_id));

grant select (id, conversation_id, user_id, role, content, metadata, created_at) on messages to authenticated;
grant insert (id, conversation_id, user_id, role, content, metadata, created_at) on messages to authenticated;
grant select on messages to verifier;
--rollback drop table messages;
