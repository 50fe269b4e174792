--liquibase formatted sql
--changeset test:note
create table if not exists note (
    id uuid primary key,
    user_id uuid not null,
    body text not null check (length(body) < 100),
    updated_at timestamptz not null default now(),
    row_version bigint not null default 1
);
alter table note enable row level security;
alter table note force row level security;
drop policy if exists note_own on note;
create policy note_own on note to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid));
grant select, insert, update, delete on note to authenticated;
create or replace trigger note_touched before update on note for each row execute function private.touch_row();
create or replace trigger note_state after insert or update or delete on note for each row
    execute function messaging.publish_state('clonememoria.state.space-members', 'note.state', 'id', 'id, user_id');
create table if not exists effect (consumer text not null, subject uuid not null, number int not null, place bigint generated always as identity);
alter table effect enable row level security;
alter table effect force row level security;
drop policy if exists effect_consumer on effect;
create policy effect_consumer on effect to consumer using (true);
grant select, insert on effect to consumer;
create table if not exists projection.things (
    id uuid primary key, name text, version bigint not null, removed_at timestamptz
);
alter table projection.things enable row level security;
alter table projection.things force row level security;
drop policy if exists things_consumer on projection.things;
create policy things_consumer on projection.things to consumer using (true);
grant select, insert, update on projection.things to consumer;
call private.open_to_eraser('note');
drop policy if exists note_told_again on note;
create policy note_told_again on note to definer using (true);
grant select, update (row_version) on note to definer;
