--liquibase formatted sql
--changeset clone:0082-platform-admins-see-no-pictures
--comment: Under /admin all clones are seen, and with them would be what says "whoever sees the clone": pictures and cards say who somebody is, and are for those who share the clone.
drop policy if exists avatars_not_for_platform_admin on avatars;
create policy avatars_not_for_platform_admin on avatars as restrictive to authenticated
    using ((select current_setting('app.is_platform_admin', true)) is distinct from 'true');
drop policy if exists clone_cards_not_for_platform_admin on clone_cards;
create policy clone_cards_not_for_platform_admin on clone_cards as restrictive to authenticated
    using ((select current_setting('app.is_platform_admin', true)) is distinct from 'true');
--rollback drop policy clone_cards_not_for_platform_admin on clone_cards;
--rollback drop policy avatars_not_for_platform_admin on avatars;
