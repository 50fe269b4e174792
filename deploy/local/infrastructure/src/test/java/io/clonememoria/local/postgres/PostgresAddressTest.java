package io.clonememoria.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresAddressTest {

    @Test
    void readsAnAddressWithAnEncodedPassword() {
        var address = PostgresAddress.parse("postgresql://root:a%40b+c%2Fd@db.example:6543/postgres");

        assertThat(address).isEqualTo(new PostgresAddress("db.example", 6543, "root", "a@b+c/d"));
    }

    @Test
    void takesTheUsualPortWhenNoneIsNamed() {
        assertThat(PostgresAddress.parse("postgresql://root:secret@localhost/postgres").port()).isEqualTo(5432);
    }

    @Test
    void refusesAnAddressWithoutAPasswordAndRepeatsNothingOfIt() {
        assertThatThrownBy(() -> PostgresAddress.parse("postgresql://secret@localhost/postgres"))
            .hasMessageContaining("CLONEMEMORIA_POSTGRES_URL must look like")
            .hasMessageNotContaining("secret");
    }

    @Test
    void showsNoPassword() {
        assertThat(new PostgresAddress("localhost", 1, "root", "secret").toString()).doesNotContain("secret");
    }
}
