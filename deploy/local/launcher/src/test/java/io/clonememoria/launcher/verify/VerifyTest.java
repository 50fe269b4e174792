package io.clonememoria.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.Ports;
import io.clonememoria.local.host.Site;
import io.clonememoria.local.postgres.Bootstrap;
import io.clonememoria.local.postgres.Passwords;
import io.clonememoria.local.postgres.PostgresAddress;
import io.clonememoria.local.postgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server without the services' change sets: what is missing must be told, and nothing may break. */
class VerifyTest {

    private static final Passwords PASSWORDS = Passwords.random();
    private static Path folder;
    private static PostgresServer server;
    private static PostgresAddress address;

    @BeforeAll
    static void aServerWithEmptyDatabases() throws IOException {
        folder = Files.createTempDirectory("clonememoria-verify-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        server = PostgresServer.find(new Site(folder, Ports.ANY, Lifetime.WITH_THIS_JVM));
        address = server.start();
        new Bootstrap(address, PASSWORDS).run();
    }

    @AfterAll
    static void end() {
        server.stop();
        server.removeData();
        Disk.remove(folder);
    }

    @Test
    void tellsForEachCheckWhetherItHolds() throws SQLException {
        execute("workspace", """
            create table spaces (id uuid);
            alter table spaces enable row level security;
            alter table spaces force row level security;
            create table webhooks (id uuid);
            alter table webhooks enable row level security;
            """);
        execute("clone", "create table users (consent_data_processing boolean, consent_voice_processing text)");
        execute("billing", """
            create table if not exists billing_quotas (plan text primary key, max_clones integer);
            insert into billing_quotas values ('free', 2), ('pro', 10);
            grant usage on schema public to verifier;
            grant select on billing_quotas to verifier;
            """);

        var output = new ByteArrayOutputStream();
        var allHold = new Verify(address, PASSWORDS.verifier(), Terminal.plain(new PrintStream(output))).run();

        assertThat(allHold).isFalse();
        assertThat(output.toString().lines().map(line -> line.replaceAll(" +", " "))).contains(
            "workspace table spaces ok row level security enabled and forced",
            "workspace table webhooks FAILED row level security is not forced",
            "workspace table audit_log FAILED missing",
            "clone column users.consent_data_processing ok boolean",
            "clone column users.consent_voice_processing FAILED missing",
            "billing plans in billing_quotas FAILED free, pro");
        assertThat(output.toString().lines().filter(line -> line.contains(" table "))).as("the published tables").hasSize(18);
    }

    @Test
    void goesOnWhereATableThatItReadsIsMissing() throws SQLException {
        execute("billing", "drop table if exists billing_quotas");

        var output = new ByteArrayOutputStream();
        var allHold = new Verify(address, PASSWORDS.verifier(), Terminal.plain(new PrintStream(output))).run();

        assertThat(allHold).isFalse();
        assertThat(output.toString()).contains("query after these").contains("\"billing_quotas\" does not exist");
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = address.connect(database); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
