package io.clonememoria.launcher.terminal;

import java.io.PrintStream;
import java.util.Map;

/** Where a command speaks to the person who gave it. */
public final class Terminal {

    private final PrintStream out;
    private final boolean interactive;
    private final boolean colour;

    private Terminal(PrintStream out, boolean interactive, boolean colour) {
        this.out = out;
        this.interactive = interactive;
        this.colour = colour;
    }

    /** The script says whether standard output is a terminal (CLONEMEMORIA_TERMINAL); NO_COLOR is respected. */
    public static Terminal of(Map<String, String> environment, PrintStream out) {
        var interactive = "yes".equals(environment.get("CLONEMEMORIA_TERMINAL"))
            && !"dumb".equals(environment.get("TERM"));
        return new Terminal(out, interactive, interactive && !environment.containsKey("NO_COLOR"));
    }

    public static Terminal plain(PrintStream out) {
        return new Terminal(out, false, false);
    }

    boolean interactive() {
        return interactive;
    }

    public void line(String text) {
        out.println(text);
    }

    public void line() {
        out.println();
    }

    /** Without a line end, visible at once. */
    public void text(String text) {
        out.print(text);
        out.flush();
    }

    /** Whether the reader has gone, as {@code head} does. */
    public boolean closed() {
        return out.checkError();
    }

    public String bold(String text) {
        return painted("1", text);
    }

    public String dim(String text) {
        return painted("2", text);
    }

    public String good(String text) {
        return painted("32", text);
    }

    public String bad(String text) {
        return painted("31", text);
    }

    public String accent(String text) {
        return painted("36", text);
    }

    private String painted(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
