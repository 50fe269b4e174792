package io.clonememoria.launcher.terminal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line per part with its seconds. On a terminal the lines stand still and their seconds run; elsewhere each part
 * gets its line once, when it has come to something.
 */
public final class Progress implements AutoCloseable {

    private static final int NAME_WIDTH = 19;
    private static final long REPAINT_MILLIS = 150;

    private final Terminal terminal;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final @Nullable ScheduledExecutorService painter;
    private int painted;
    private boolean closed;

    private record Line(long since, @Nullable Duration took, String note, boolean failed) {
        Duration seconds(long now) {
            return took != null ? took : Duration.ofNanos(now - since);
        }
    }

    public Progress(Terminal terminal) {
        this.terminal = terminal;
        painter = terminal.interactive()
            ? Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
            : null;
        if (painter != null) {
            painter.scheduleAtFixedRate(this::repaint, 0, REPAINT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    public synchronized void begins(String part) {
        lines.putIfAbsent(part, new Line(System.nanoTime(), null, "starting", false));
    }

    public void ready(String part, String note) {
        ends(part, note, false);
    }

    public void failed(String part, String note) {
        ends(part, note, true);
    }

    private synchronized void ends(String part, String note, boolean failed) {
        if (closed) {
            return;
        }
        var now = System.nanoTime();
        var begun = lines.get(part);
        var since = begun == null ? now : begun.since;
        var line = new Line(since, Duration.ofNanos(now - since), note, failed);
        lines.put(part, line);
        if (painter == null) {
            terminal.line(rendered(part, line, now));
        }
    }

    private synchronized void repaint() {
        if (closed) {
            return;
        }
        var now = System.nanoTime();
        var text = new StringBuilder();
        if (painted > 0) {
            text.append("\033[").append(painted).append('F');
        }
        lines.forEach((part, line) -> text.append("\033[2K").append(rendered(part, line, now)).append('\n'));
        painted = lines.size();
        terminal.text(text.toString());
    }

    private String rendered(String part, Line line, long now) {
        var seconds = line.seconds(now).toMillis() / 1000.0;
        var note = line.failed ? terminal.bad(line.note) : line.took == null ? terminal.dim(line.note) : terminal.good(line.note);
        return String.format(Locale.ROOT, "  %-" + NAME_WIDTH + "s %6.1f s  %s", part, seconds, note);
    }

    /** Leaves the last state of every line standing; what happens from now on is not shown any more. */
    @Override
    public synchronized void close() {
        if (painter != null && !closed) {
            painter.shutdown();
            repaint();
        }
        closed = true;
    }
}
