package io.clonememoria.launcher.part;

import io.clonememoria.launcher.process.Ending;
import io.clonememoria.launcher.suite.Addresses;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.Infrastructure;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.Site;
import io.clonememoria.local.kafka.Topics;
import io.clonememoria.local.postgres.Bootstrap;
import io.clonememoria.local.postgres.Passwords;
import io.clonememoria.local.postgres.PostgresAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** PostgreSQL and Kafka as parts of a suite, wherever they come from. */
public final class InfrastructureParts {

    public static final String POSTGRES = "postgres";
    public static final String KAFKA = "kafka";

    private final Suite suite;
    private final Infrastructure infrastructure;

    public InfrastructureParts(Suite suite) {
        this.suite = suite;
        this.infrastructure =
            Infrastructure.lasting(suite.state().path(), suite.ports().postgres(), suite.ports().kafka());
    }

    public boolean postgresRuns() {
        return infrastructure.postgres().running();
    }

    public boolean kafkaRuns() {
        return infrastructure.kafka().running();
    }

    /** Starts it unless it runs; returns when it answers. */
    public PostgresAddress startPostgres() {
        return infrastructure.postgres().start();
    }

    /** Starts it unless it runs; returns its bootstrap servers when it answers. */
    public String startKafka() {
        return infrastructure.kafka().start();
    }

    /** Roles, databases and extensions; harmless when they exist. */
    public void prepareDatabases(PostgresAddress postgres) {
        new Bootstrap(postgres, Passwords.keptIn(suite.state().passwords())).run();
    }

    /** Topics; harmless when they exist. */
    public void prepareTopics(String kafka) {
        Topics.create(kafka);
    }

    public Ending endPostgres() {
        return ended(infrastructure.postgres()::running, infrastructure.postgres()::stop);
    }

    public Ending endKafka() {
        return ended(infrastructure.kafka()::running, infrastructure.kafka()::stop);
    }

    private static Ending ended(BooleanSupplier running, Runnable stop) {
        if (!running.getAsBoolean()) {
            return Ending.WAS_GONE;
        }
        stop.run();
        return running.getAsBoolean() ? Ending.WAS_GONE : Ending.ENDED;
    }

    /** Deletes their data; only once they have ended. */
    public void removeData() {
        infrastructure.removeData();
    }

    /** Where both answer now. @throws Failure when one of them does not run */
    public Addresses addresses() {
        if (!postgresRuns() || !kafkaRuns()) {
            throw new Failure("PostgreSQL and Kafka do not run; ./clonememoria up starts them");
        }
        return addresses(startPostgres(), startKafka());
    }

    /** Where PostgreSQL answers now. @throws Failure when it does not run */
    public PostgresAddress postgres() {
        if (!postgresRuns()) {
            throw new Failure("PostgreSQL does not run; ./clonememoria up starts it");
        }
        return startPostgres();
    }

    public static Addresses addresses(PostgresAddress postgres, String kafka) {
        return new Addresses(postgres.host(), postgres.port(), kafka);
    }

    /** One phrase for a person: where it comes from. */
    public String describePostgres() {
        return infrastructure.postgres().describe();
    }

    public String describeKafka() {
        return infrastructure.kafka().describe();
    }

    /** Its process on this machine; empty when it does not run, or not as a process of ours. */
    public Optional<ProcessHandle> process(String part) {
        return site().daemon(part, part).process();
    }

    public Path log(String part) {
        return site().log(part);
    }

    private Site site() {
        return new Site(suite.state().path(), 0, Lifetime.LASTING);
    }
}
