package io.clonememoria.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.acceptance.RunningSuite;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PostgreSQL's catalogues say about who may what. */
@ExtendWith(RunningSuite.class)
class RightsTest {
    /** What requests neither write nor, if it is a secret, read: it is decided or counted elsewhere. */
    private static final Pattern DECIDED = Pattern.compile(".*_hash|is_platform_admin|billing_.*|.*_count|count|used|settled|held");
    private static final Pattern SECRET = Pattern.compile(".*_hash|secret|token|.*_secret");

    private static Databases databases;

    @BeforeAll
    static void connect() {
        databases = new Databases(RunningSuite.suite());
    }

    static List<String> databases() {
        return Databases.NAMES;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyTableHasRowLevelSecurityThatBindsItsOwnerToo(String database) throws SQLException {
        assertThat(tables(database)).isNotEmpty();
        assertThat(databases.texts(database, """
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'liquibase')
                  and not (c.relrowsecurity and c.relforcerowsecurity)""")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatRequestsSeeIsRestrictedToTheSpaceOfABoundKey(String database) throws SQLException {
        var restricted = databases.texts(database, """
                select format('%I.%I', n.nspname, c.relname)
                from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                where not p.polpermissive and p.polcmd in ('*', 'r')
                  and p.polroles @> array[(select oid from pg_roles where rolname = 'authenticated')]
                  and pg_get_expr(p.polqual, p.polrelid) like '%app.bound_space_id%'""");

        assertThat(tables(database)).filteredOn(table -> !table.readable().isEmpty()).extracting(Table::name)
                .filteredOn(name -> !Exceptions.PUBLIC.containsKey(name) && !Exceptions.FOR_BOUND_KEYS.containsKey(name))
                .isSubsetOf(restricted);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void policiesNameTheirRoles(String database) {
        assertThat(databases.texts(database, """
                select polrelid::regclass || ' ' || polname from pg_policy where 0 = any (polroles)""")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aViewAsksWhoLooks(String database) {
        assertThat(databases.texts(database, """
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('v', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                  and not coalesce(c.reloptions @> '{security_invoker=true}', false)""")).isEmpty();
    }

    /** With its owner's rights runs only what cannot be led to other tables, for an owner that is bound itself. */
    @ParameterizedTest
    @MethodSource("databases")
    void aFunctionWithItsOwnersRightsFixesWhereItLooks(String database) {
        assertThat(definerFunctions(database, "true")).isNotEmpty();
        assertThat(definerFunctions(database, """
                not exists (select from unnest(p.proconfig) setting where setting ~ '^search_path=pg_catalog, .*pg_temp$')
                or (select rolsuper or rolbypassrls from pg_roles where oid = p.proowner)""")).isEmpty();
    }

    /** Nobody but its owner starts what a trigger starts; what runs before login is for the login alone. */
    @ParameterizedTest
    @MethodSource("databases")
    void aFunctionWithItsOwnersRightsIsExecutedByWhoWasToldTo(String database) {
        assertThat(definerFunctions(database, """
                exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) granted
                    where granted.grantee <> p.proowner
                      and (granted.grantee = 0 or p.prorettype = 'trigger'::regtype
                        or (select r.rolname from pg_roles r where r.oid = granted.grantee)
                            not in ('authenticated', 'definer', 'search', 'relay', 'consumer', 'eraser', 'indexer', 'verifier',
                                current_database() || '_login', current_database() || '_worker')))""")).isEmpty();
        assertThat(definerFunctions(database, """
                has_function_privilege(current_database() || '_login', p.oid, 'execute')
                and (p.pronamespace <> 'private'::regnamespace or has_function_privilege('authenticated', p.oid, 'execute'))"""))
                .isSubsetOf(Exceptions.BEFORE_AND_AFTER_LOGIN.keySet());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void requestsWriteNothingThatIsDecidedOrCountedElsewhere(String database) throws SQLException {
        var written = new ArrayList<String>();
        for (var table : tables(database)) {
            for (var column : table.columns()) {
                var name = table.name() + "." + column.name();
                if (DECIDED.matcher(column.name()).matches()
                        && (column.writable() || column.addable() && !Exceptions.NO_COUNTERS.containsKey(name))) {
                    written.add(name);
                }
            }
        }
        assertThat(written).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void requestsReadNoSecret(String database) throws SQLException {
        assertThat(tables(database)).allSatisfy(table ->
                assertThat(table.readable()).as(table.name()).noneMatch(column -> SECRET.matcher(column).matches()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aRequestsLoginHasNoRightsOfItsOwnAndBecomesOneRole(String database) {
        assertThat(databases.texts(database, """
                select m.roleid::regrole::text from pg_auth_members m where m.member = (current_database() || '_login')::regrole"""))
                .containsExactly("authenticated");
        assertThat(databases.texts(database, """
                select rolname::text from pg_roles where (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                  and (rolname like current_database() || '\\_%'
                    or rolname in ('authenticated', 'definer', 'search', 'relay', 'consumer', 'eraser', 'indexer', 'verifier'))"""))
                .isEmpty();
        assertThat(databases.texts(database, "select rolname::text from pg_roles where rolinherit and rolname = current_database() || '_login'"))
                .isEmpty();
    }

    @Test
    void theExceptionsAreAboutWhatExists() throws SQLException {
        var names = new ArrayList<String>();
        for (var database : Databases.NAMES) {
            for (var table : tables(database)) {
                names.add(table.name());
                table.columns().forEach(column -> names.add(table.name() + "." + column.name()));
            }
        }
        assertThat(names).containsAll(Exceptions.PUBLIC.keySet()).containsAll(Exceptions.FOR_BOUND_KEYS.keySet())
                .containsAll(Exceptions.NO_COUNTERS.keySet()).containsAll(Exceptions.KEPT_AS_WRITTEN.keySet());
    }

    private static List<Table> tables(String database) throws SQLException {
        try (var connection = databases.connect(database)) {
            return Table.all(connection);
        }
    }

    /** Functions of ours with their owner's rights of which something holds. */
    private static List<String> definerFunctions(String database, String condition) {
        return databases.texts(database, """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and (""" + condition + ")");
    }
}
