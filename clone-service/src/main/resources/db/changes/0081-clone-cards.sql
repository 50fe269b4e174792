--liquibase formatted sql
--changeset clone:0081-clone-cards
--comment: The character card that a clone was imported from, as it came: what of it has no place in a clone goes out again with the next export.
create table if not exists clone_cards (
    clone_id   uuid        primary key references clones on delete cascade,
    user_id    uuid        not null,
    card       jsonb       not null,
    created_at timestamptz not null default now(),
    constraint clone_cards_are_objects check (jsonb_typeof(card) = 'object')
);
create index if not exists clone_cards_of_user on clone_cards (user_id);
alter table clone_cards enable row level security;
alter table clone_cards force row level security;

drop policy if exists clone_cards_see on clone_cards;
create policy clone_cards_see on clone_cards for select to authenticated
    using (exists (select 1 from clones c where c.id = clone_cards.clone_id));
drop policy if exists clone_cards_add on clone_cards;
create policy clone_cards_add on clone_cards for insert to authenticated
    with check (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and exists (select 1 from clones c where c.id = clone_cards.clone_id and c.user_id = clone_cards.user_id));
drop policy if exists clone_cards_bound on clone_cards;
create policy clone_cards_bound on clone_cards as restrictive to authenticated
    using ((select nullif(current_setting('app.bound_space_id', true), '')::uuid) is null
        or exists (select 1 from clones c where c.id = clone_cards.clone_id));

grant select, insert (clone_id, user_id, card) on clone_cards to authenticated;
call private.open_to_eraser('clone_cards');
--rollback drop table clone_cards;
