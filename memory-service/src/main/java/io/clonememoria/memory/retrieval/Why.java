package io.clonememoria.memory.retrieval;

import java.util.List;

/**
 * What the score of a result is made of; the parts add up to it.
 *
 * @param meaning      how much nearer to the question it is than the clone's passages usually are
 * @param words        for the words that it shares with the question, the rarer in the clone the more
 * @param sharedWords  those, without their endings, the rarest first
 * @param speaker      because the question names who says it
 * @param time         because the question names a time that it is about, or that it was told shortly after
 * @param neighbours   for what was said just before and after it
 * @param conversation for the best that was said in the same conversation or on the same pages
 */
record Why(double meaning, double words, List<String> sharedWords, double speaker, double time, double neighbours,
        double conversation) {

    static Why of(Object[] row) {
        return new Why((Double) row[13], (Double) row[14], List.of((String[]) row[15]), (Double) row[16],
                (Double) row[17], (Double) row[18], (Double) row[19]);
    }
}
