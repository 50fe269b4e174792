package io.clonememoria.clone.chat;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** The answer came after the reservation's lease; giving it away would let more through than the plan allows. */
final class TurnTookTooLong extends Unavailable {
    TurnTookTooLong() {
        super("turn-took-too-long", "The answer took too long. Your message is kept and nothing was charged. Retry.",
                Duration.ofSeconds(1));
    }
}
