package io.clonememoria.platform.erasure;

/**
 * Where an export goes on.
 *
 * @param kind    the kind of data; empty for the beginning
 * @param skipped how many of that kind were told before
 */
public record ExportPlace(String kind, long skipped) {
    public static final ExportPlace START = new ExportPlace("", 0);

    boolean isStart() {
        return kind.isEmpty();
    }
}
