package io.clonememoria.platform.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the keys that follow one another does what, and when.
 *
 * @param keys   all there are, the oldest first; at least one
 * @param notice how long a key is published before tokens are signed with it: who checks them must know it by then
 * @param tail   how long after the last token of a key was signed somebody may still check it
 */
public record KeySuccession(List<DatedKey> keys, Duration notice, Duration tail) {
    public KeySuccession {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
    }

    /** The newest key that was published long enough; the first where none was. */
    public SigningKey signing(Instant now) {
        return keys.get(indexOfSigning(now)).key();
    }

    /** The keys that tokens may be checked with, the signing one first. */
    public List<SigningKey> published(Instant now) {
        var published = new ArrayList<SigningKey>();
        published.add(signing(now));
        for (var index = keys.size() - 1; index >= 0; index--) {
            if (index != indexOfSigning(now) && !isSuperseded(index, now)) {
                published.add(keys.get(index).key());
            }
        }
        return published;
    }

    /** The keys that nobody needs any more. */
    public List<DatedKey> superseded(Instant now) {
        return keys.stream().filter(key -> isSuperseded(keys.indexOf(key), now)).toList();
    }

    /** Whether the newest key is that old. */
    public boolean isOlderThan(Duration life, Instant now) {
        return !now.isBefore(keys.getLast().madeAt().plus(life));
    }

    private int indexOfSigning(Instant now) {
        var index = keys.size() - 1;
        while (index > 0 && now.isBefore(beginOf(index))) {
            index--;
        }
        return index;
    }

    private boolean isSuperseded(int index, Instant now) {
        return index < indexOfSigning(now) && !now.isBefore(beginOf(index + 1).plus(tail));
    }

    /** When the key begins to sign. */
    private Instant beginOf(int index) {
        return keys.get(index).madeAt().plus(notice);
    }
}
