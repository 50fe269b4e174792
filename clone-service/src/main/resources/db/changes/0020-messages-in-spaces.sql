--liquibase formatted sql
--changeset clone:0020-messages-in-spaces
--comment: A message is read by whoever reads its conversation, and added only by the person whose conversation it is.
alter table messages add column if not exists space_id uuid;
create index if not exists messages_of_space on messages (space_id, conversation_id) where space_id is not null;

alter policy messages_see on messages
    using ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
        or (space_id is not null and exists (select 1 from conversations c where c.id = messages.conversation_id)));
alter policy messages_add on messages
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and exists (select 1 from conversations c
            where c.id = messages.conversation_id and c.user_id = messages.user_id
                and c.space_id is not distinct from messages.space_id));
alter policy messages_change on messages
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and (space_id is null or space_id in (select m.space_id from projection.space_members m
            where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and m.removed_at is null)));
grant select (space_id), insert (space_id) on messages to authenticated;
--rollback alter policy messages_change on messages using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback alter policy messages_add on messages with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and exists (select 1 from conversations c where c.id = messages.conversation_id and c.user_id = messages.user_id));
--rollback alter policy messages_see on messages using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback alter table messages drop column space_id;
