package io.clonememoria.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void answersAFreePortWhenAnyWillDo() {
        var port = Ports.claim(Ports.ANY, "it");

        assertThat(port).isPositive();
        assertThat(Ports.accepts("127.0.0.1:" + port)).isFalse();
    }

    @Test
    void namesWhoWantsATakenPortAndWhoHasIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.claim(taken.getLocalPort(), "PostgreSQL"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("PostgreSQL cannot start: port " + taken.getLocalPort() + " is taken by pid " + ProcessHandle.current().pid())
                .hasMessageNotContaining("\n");
        }
    }
}
