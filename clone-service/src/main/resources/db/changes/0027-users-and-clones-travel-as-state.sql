--liquibase formatted sql
--changeset clone:0027-users-and-clones-travel-as-state
--comment: What other services must know about people and clones leaves with the row, whichever path wrote it. No names, no addresses.
create or replace trigger users_state after insert or update or delete on users
    for each row execute function messaging.publish_state('clonememoria.state.users', 'user.state', 'id',
        'id, is_platform_admin, consent_data_processing, consent_voice_processing, consent_video_processing, consent_third_party_apis, consent_whatsapp_ingestion, deleted_at');
create or replace trigger clones_state after insert or update or delete on clones
    for each row execute function messaging.publish_state('clonememoria.state.clones', 'clone.state', 'id',
        'id, user_id, space_id, is_personal, status, language, deleted_at');
--rollback drop trigger clones_state on clones;
--rollback drop trigger users_state on users;
