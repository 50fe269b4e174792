--liquibase formatted sql
--changeset clone:0018-clones-live-in-spaces
--comment: A clone is personal or belongs to a space, never both. In a space everybody sees it; who made it, the owner and the admins change it. Who leaves sees nothing of it any more, also of what was one's own.
alter table clones
    add column if not exists space_id    uuid,
    add column if not exists is_personal boolean not null default true;
alter table clones drop constraint if exists clones_personal_or_shared;
alter table clones add constraint clones_personal_or_shared check (is_personal = (space_id is null));
create index if not exists clones_of_space on clones (space_id, created_at desc, id desc) where space_id is not null;
create index if not exists clones_of_space_and_user on clones (space_id, user_id) where space_id is not null;

alter policy clones_see on clones
    using ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
        or space_id in (select m.space_id from projection.space_members m
            where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and m.removed_at is null));
alter policy clones_add on clones
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and (space_id is null or space_id in (select m.space_id from projection.space_members m
            where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and m.removed_at is null)));
alter policy clones_change on clones
    using ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
        or space_id in (select m.space_id from projection.space_members m
            where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and m.removed_at is null
                and (m.role in ('owner', 'admin') or clones.user_id = m.user_id)))
    with check ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
        or space_id in (select m.space_id from projection.space_members m
            where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid) and m.removed_at is null
                and (m.role in ('owner', 'admin') or clones.user_id = m.user_id)));
grant select (space_id, is_personal), insert (space_id, is_personal) on clones to authenticated;
--rollback alter policy clones_change on clones using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)) with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback alter policy clones_add on clones with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback alter policy clones_see on clones using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
--rollback alter table clones drop column space_id, drop column is_personal;
