--liquibase formatted sql
--changeset workspace:0005-one-owner-per-space splitStatements:false
--comment: A space names its owner and the owner is a member: two places, one truth. The space leads, the member rows follow, and no transaction may commit in which they disagree.
drop policy if exists spaces_for_ownership on spaces;
create policy spaces_for_ownership on spaces for select to definer using (true);
drop policy if exists space_members_for_ownership on space_members;
create policy space_members_for_ownership on space_members to definer using (true) with check (true);
grant select on spaces to definer;
grant select, insert, update on space_members to definer;

-- Founding a space seats its founder; handing it over swaps two seats. Nobody else writes the role of owner.
create or replace function private.seat_owner() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        insert into space_members (space_id, user_id, role) values (new.id, new.owner_user_id, 'owner');
    else
        update space_members set role = 'admin' where space_id = new.id and user_id = old.owner_user_id;
        update space_members set role = 'owner' where space_id = new.id and user_id = new.owner_user_id;
    end if;
    return null;
end
$$;
alter function private.seat_owner() owner to definer;
revoke all on function private.seat_owner() from public;

create or replace trigger spaces_found after insert on spaces
    for each row execute function private.seat_owner();
create or replace trigger spaces_hand_over after update of owner_user_id on spaces
    for each row when (old.owner_user_id is distinct from new.owner_user_id)
    execute function private.seat_owner();

-- The argument names the column that holds the space. That there are not two owners is the unique index of 0003.
create or replace function private.require_owner() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp
as $$
declare
    touched constant uuid := (to_jsonb(case tg_op when 'DELETE' then old else new end) ->> tg_argv[0])::uuid;
begin
    if exists (select from spaces s where s.id = touched)
       and not exists (select from spaces s
                         join space_members m on m.space_id = s.id and m.user_id = s.owner_user_id
                        where s.id = touched and m.role = 'owner')
    then
        raise exception 'the owner that a space names must be its member with the role of owner'
            using errcode = 'check_violation', constraint = 'spaces_one_owner', detail = 'space ' || touched;
    end if;
    return null;
end
$$;
alter function private.require_owner() owner to definer;
revoke all on function private.require_owner() from public;

drop trigger if exists spaces_one_owner on spaces;
create constraint trigger spaces_one_owner after insert or update on spaces
    deferrable initially deferred
    for each row execute function private.require_owner('id');
drop trigger if exists space_members_one_owner on space_members;
create constraint trigger space_members_one_owner after insert or update or delete on space_members
    deferrable initially deferred
    for each row execute function private.require_owner('space_id');
--rollback drop trigger space_members_one_owner on space_members;
--rollback drop trigger spaces_one_owner on spaces;
--rollback drop trigger spaces_hand_over on spaces;
--rollback drop trigger spaces_found on spaces;
--rollback drop function private.require_owner();
--rollback drop function private.seat_owner();
--rollback drop policy space_members_for_ownership on space_members;
--rollback drop policy spaces_for_ownership on spaces;
--rollback revoke all on spaces, space_members from definer;
