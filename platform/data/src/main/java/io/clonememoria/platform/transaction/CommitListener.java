package io.clonememoria.platform.transaction;

/** Is told after each commit of this process. Every bean of this type is asked, and must return at once. */
public interface CommitListener {
    void committed();
}
