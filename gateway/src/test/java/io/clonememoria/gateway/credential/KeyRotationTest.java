package io.clonememoria.gateway.credential;

import static io.clonememoria.gateway.Sender.control;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.Impatient;
import io.clonememoria.gateway.TestIssuer;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(Impatient.class)
class KeyRotationTest {

    @AfterEach
    void speak() throws Exception {
        control("speak", "");
    }

    @Test
    void aNewKeyIsLearntWithTheFirstTokenAndTheOldOneForgotten() throws Exception {
        var old = rotate();
        assertThat(statusFor(old)).isEqualTo(200);

        var next = rotate();

        assertThat(statusFor(next)).isEqualTo(200);
        assertThat(statusFor(old)).isEqualTo(401);
    }

    @Test
    void whileTheIssuerTellsNothingTheLastKeysServe() throws Exception {
        var issuer = rotate();
        assertThat(statusFor(issuer)).isEqualTo(200);

        control("mute", "");

        assertThat(statusFor(issuer)).isEqualTo(200);
        assertThat(statusFor(TestIssuer.generate())).isEqualTo(401);
        assertThat(statusFor(issuer)).isEqualTo(200);
    }

    private static TestIssuer rotate() throws Exception {
        return TestIssuer.of(control("rotate", ""));
    }

    private static int statusFor(TestIssuer issuer) throws Exception {
        return send(request("/api/v1/clones").header("Authorization", "Bearer " + issuer.token(UUID.randomUUID()))).statusCode();
    }
}
