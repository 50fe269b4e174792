package io.clonememoria.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.platform.problem.Problem;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseProblemsTest {
    private final DatabaseProblems problems = new DatabaseProblems();

    @ParameterizedTest
    @CsvSource({"23505,409", "23503,422", "23514,422", "23502,422", "22P02,422", "22021,422", "42501,403", "40001,503",
        "40P01,503", "55P03,503", "53300,503", "57P01,503", "57014,503", "08006,503"})
    void eachRefusalOfTheDatabaseHasItsStatus(String state, int status) {
        assertThat(problems.translate(refused(state))).map(Problem::status).contains(status);
        assertThat(problems.translate(new SQLException("as Hibernate tells it", state))).map(Problem::status).contains(status);
    }

    @ParameterizedTest
    @CsvSource({"42703", "42P01", "42601", "XX000"})
    void ourOwnMistakesAreNotExplainedAway(String state) {
        assertThat(problems.translate(refused(state))).isEmpty();
    }

    @Test
    void theDatabasesWordsAreNotRepeated() {
        assertThat(problems.translate(refused("23505")).orElseThrow().getMessage()).doesNotContain("secret");
    }

    @Test
    void aLostConnectionPassesByItself() {
        assertThat(DatabaseFailures.isTransient(new ConnectException("refused"))).isTrue();
        assertThat(DatabaseFailures.isTransient(new VertxException("Connection closed"))).isTrue();
        assertThat(DatabaseFailures.isTransient(new IllegalStateException(refused("57P01")))).isTrue();
        assertThat(DatabaseFailures.isTransient(refused("23505"))).isFalse();
        assertThat(DatabaseFailures.isTransient(new NullPointerException())).isFalse();
    }

    private static PgException refused(String state) {
        return new PgException("secret value", "ERROR", state, "secret detail");
    }
}
