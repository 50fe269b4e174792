--liquibase formatted sql
--changeset platform:0025-exports
--comment: What a service has told of a person, page by page, while the export is put together; the job's checkpoint moves with each page.
create table if not exists messaging.export_pages (
    job_id uuid not null references messaging.jobs on delete cascade,
    page int not null,
    user_id uuid not null,
    lines jsonb not null,
    created_at timestamptz not null default now(),
    primary key (job_id, page)
);
create index if not exists export_pages_of_user on messaging.export_pages (user_id);
create index if not exists export_pages_created_at on messaging.export_pages (created_at);
alter table messaging.export_pages enable row level security;
alter table messaging.export_pages force row level security;
drop policy if exists export_pages_own on messaging.export_pages;
create policy export_pages_own on messaging.export_pages for select to authenticated
    using (user_id = (select nullif(current_setting('app.current_user_id', true), '')::uuid)
        and (select nullif(current_setting('app.bound_space_id', true), '')) is null);
drop policy if exists export_pages_written on messaging.export_pages;
create policy export_pages_written on messaging.export_pages to consumer using (true) with check (true);
grant select on messaging.export_pages to authenticated;
grant select, insert on messaging.export_pages to consumer;
call private.open_to_eraser('messaging.export_pages');
--rollback drop table messaging.export_pages;
