-- Inside database ${database}: only its own logins enter, and only its owner makes things.
alter database ${database} owner to ${database}_owner;
revoke all on database ${database} from public;
grant connect on database ${database} to ${database}_login, ${database}_worker, ${database}_verifier;

alter schema public owner to ${database}_owner;
revoke all on schema public from public;

-- Liquibase's own tables, apart from the product's.
create schema if not exists liquibase authorization ${database}_owner;
