package io.clonememoria.launcher.demo;

import io.clonememoria.launcher.terminal.Terminal;
import java.net.URI;

public record Demo(URI gateway, Terminal terminal) {
    public void play() {}
}
