package io.clonememoria.memory.document;

import io.clonememoria.platform.problem.Forbidden;

/** Members of a space change and delete what they added themselves; its owner and admins anything. */
public final class NotYourDocument extends Forbidden {
    NotYourDocument() {
        super("not-your-document", "Only who added it, or an owner or admin of the space, may change or delete this document.");
    }
}
