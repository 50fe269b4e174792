--liquibase formatted sql
--changeset clone:0022-clones-avatar-image
--comment: Phase 5, production: the picture made for a clone, apart from the one that was uploaded.
alter table clones add column if not exists avatar_image_url text;
grant select (avatar_image_url), insert (avatar_image_url), update (avatar_image_url) on clones to authenticated;
--rollback alter table clones drop column avatar_image_url;
