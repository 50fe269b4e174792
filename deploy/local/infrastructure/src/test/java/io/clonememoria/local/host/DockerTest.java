package io.clonememoria.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerTest {

    @TempDir
    Path folder;

    @Test
    void answersWhereASocketAccepts() throws IOException {
        var socket = folder.resolve("docker.sock");
        try (var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));

            assertThat(Docker.accepts("unix://" + socket)).isTrue();
        }
        assertThat(Docker.accepts("unix://" + socket)).as("the file is left, the engine is gone").isFalse();
    }

    @Test
    void doesNotAnswerWhereNothingListens() throws IOException {
        Files.createFile(folder.resolve("plain"));

        assertThat(Docker.accepts("unix://" + folder.resolve("nothing"))).isFalse();
        assertThat(Docker.accepts("unix://" + folder.resolve("plain"))).isFalse();
        assertThat(Docker.accepts("tcp://127.0.0.1:" + Ports.claim(Ports.ANY, "nobody"))).isFalse();
        assertThat(Docker.accepts("not an address")).isFalse();
        assertThat(Docker.accepts("ssh://someone@somewhere")).isFalse();
    }
}
