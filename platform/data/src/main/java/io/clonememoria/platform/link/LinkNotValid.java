package io.clonememoria.platform.link;

import io.clonememoria.platform.problem.NotFound;

/** Used, expired, revoked, for something else, or never issued: who asks cannot tell which. */
public final class LinkNotValid extends NotFound {
    LinkNotValid() {
        super("link-not-valid", "This link is not valid: it may have been used already, or be too old.");
    }
}
