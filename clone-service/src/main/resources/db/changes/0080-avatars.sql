--liquibase formatted sql
--changeset clone:0080-avatars
--comment: The files of clones' pictures. A file is noted here before it is stored and is shown once its clone points to it. What is not shown, or was of a clone that is gone, is removed by a task, so that neither a killed upload nor a purge leaves a file that nobody knows of.
create table if not exists avatars (
    id             uuid        primary key,
    user_id        uuid        not null,
    clone_id       uuid        references clones on delete set null,
    source         text        not null default 'uploaded',
    is_shown       boolean     not null default false,
    media_type     text        not null,
    size_bytes     bigint      not null,
    width          integer     not null,
    height         integer     not null,
    bound_space_id uuid                 default nullif(current_setting('app.bound_space_id', true), '')::uuid,
    created_at     timestamptz not null default now(),
    unseen_since   timestamptz not null default now(),
    constraint avatars_source_known check (source in ('uploaded', 'generated'))
);
create unique index if not exists avatars_shown on avatars (clone_id, source) where is_shown;
create index if not exists avatars_of_clone on avatars (clone_id);
create index if not exists avatars_unseen on avatars (unseen_since) where not is_shown or clone_id is null;
create index if not exists avatars_of_user on avatars (user_id);
alter table avatars enable row level security;
alter table avatars force row level security;

-- Who sees the clone sees its pictures; who may change it changes them. One whose clone is only about to be is its person's.
drop policy if exists avatars_see on avatars;
create policy avatars_see on avatars for select to authenticated
    using (exists (select 1 from clones c where c.id = avatars.clone_id)
        or clone_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
drop policy if exists avatars_add on avatars;
create policy avatars_add on avatars for insert to authenticated
    with check (clone_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        or exists (select 1 from clones c where c.id = avatars.clone_id and c.user_id = avatars.user_id
            and (c.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                or c.space_id in (select m.space_id from projection.space_members m
                    where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                        and m.removed_at is null and m.role in ('owner', 'admin')))));
drop policy if exists avatars_change on avatars;
create policy avatars_change on avatars for update to authenticated
    using (clone_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        or exists (select 1 from clones c where c.id = avatars.clone_id and c.user_id = avatars.user_id
            and (c.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                or c.space_id in (select m.space_id from projection.space_members m
                    where m.user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                        and m.removed_at is null and m.role in ('owner', 'admin')))));
drop policy if exists avatars_bound on avatars;
create policy avatars_bound on avatars as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or exists (select 1 from clones c where c.id = avatars.clone_id)
        or clone_id is null and bound_space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));

grant select, insert (id, user_id, clone_id, source, media_type, size_bytes, width, height),
    update (clone_id, is_shown, unseen_since) on avatars to authenticated;
-- locking rows takes the right to change one of their columns
grant update (unseen_since) on avatars to eraser;
call private.open_to_eraser('avatars');
--rollback drop table avatars;
