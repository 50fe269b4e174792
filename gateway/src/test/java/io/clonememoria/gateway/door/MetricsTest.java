package io.clonememoria.gateway.door;

import static io.clonememoria.gateway.Sender.asSomeone;
import static io.clonememoria.gateway.Sender.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.Sender;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@GatewayTest
class MetricsTest {

    @Test
    void nameRoutesAndNeverPaths() throws Exception {
        var clone = UUID.randomUUID();
        send(asSomeone("/api/v1/clones/" + clone + "/memories/search"));
        send(asSomeone("/api/v1/nothing/" + clone));

        var metrics = send(Sender.management("/q/metrics")).body();

        assertThat(metrics).contains("uri=\"/api/v1/clones/{id}/memories\"").doesNotContain(clone.toString());
    }
}
