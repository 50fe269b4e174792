--liquibase formatted sql
--changeset memory:0013-memories-isolate
--comment: Policies, not WHERE clauses, keep people apart. Members read and add; each changes what is theirs, owners and admins of a space all of it. Deleted rows stay visible to policies (an UPDATE must see its result); queries leave them out.
drop policy if exists memories_visible on memories;
create policy memories_visible on memories for select to authenticated
    using (clone_id in (select c.id from projection.clones c)
           and ((space_id is null and user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid))
                or space_id in (select m.space_id from projection.space_members m)));
drop policy if exists memories_added on memories;
create policy memories_added on memories for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
                and exists (select from projection.clones c
                            where c.id = clone_id and c.space_id is not distinct from memories.space_id));
drop policy if exists memories_changed on memories;
create policy memories_changed on memories for update to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
           or space_id in (select m.space_id from projection.space_members m where m.role in ('owner', 'admin')));
drop policy if exists memories_bound on memories;
create policy memories_bound on memories as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
           or space_id = (select nullif(current_setting('app.bound_space_id', true), '')::uuid));

grant select,
      insert (id, user_id, clone_id, space_id, title, content, source_type, speaker, occurred_at, occurred_precision,
              created_at, updated_at),
      update (deleted_at)
    on memories to authenticated;
grant usage on schema public to authenticated;
--rollback drop policy memories_bound on memories;
--rollback drop policy memories_changed on memories;
--rollback drop policy memories_added on memories;
--rollback drop policy memories_visible on memories;
--rollback revoke all on memories from authenticated;
