package io.clonememoria.acceptance.replica;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What its only writer did with one clone or memory, and what came of it. */
final class Aggregate {

    enum Kind {
        CLONE("clone", "clonememoria.clone", "clones"),
        MEMORY("memory", "clonememoria.memory", "memories");

        private final String label;
        private final String topic;
        private final String table;

        Kind(String label, String topic, String table) {
            this.label = label;
            this.topic = topic;
            this.table = table;
        }

        /** The stem of its facts' types, and the name of its database. */
        String label() {
            return label;
        }

        String topic() {
            return topic;
        }

        String table() {
            return table;
        }
    }

    /** @param acknowledged false when no answer said so, so that it may or may not have been done */
    record Act(String type, boolean acknowledged) {}

    private final Kind kind;
    private final String id;
    private final String owner;
    private final List<Act> acts = new CopyOnWriteArrayList<>();
    private volatile @Nullable String text;
    private volatile @Nullable String doubtfulText;

    Aggregate(Kind kind, String id, String owner) {
        this.kind = kind;
        this.id = id;
        this.owner = owner;
    }

    Kind kind() {
        return kind;
    }

    String id() {
        return id;
    }

    String owner() {
        return owner;
    }

    void did(String verb, boolean acknowledged) {
        acts.add(new Act(kind.label + "." + verb, acknowledged));
    }

    /** An update, and what the row says after it. */
    void updated(String newText, boolean acknowledged) {
        did("updated", acknowledged);
        if (acknowledged) {
            text = newText;
            doubtfulText = null;
        } else {
            doubtfulText = newText;
        }
    }

    List<Act> acts() {
        return acts;
    }

    long acknowledged(String type) {
        return acts.stream().filter(act -> act.acknowledged && act.type.equals(type)).count();
    }

    long doubtful(String type) {
        return acts.stream().filter(act -> !act.acknowledged && act.type.equals(type)).count();
    }

    /** Whether its row may read so. */
    boolean mayRead(@Nullable String found) {
        return text == null || text.equals(found) || doubtfulText != null && doubtfulText.equals(found);
    }
}
