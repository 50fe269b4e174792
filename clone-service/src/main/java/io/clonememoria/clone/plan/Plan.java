package io.clonememoria.clone.plan;

/**
 * What a plan allows.
 *
 * @param name     such as {@code free}
 * @param clones   clones that are not deleted, at once
 * @param messages turns in a calendar month (UTC)
 */
public record Plan(String name, long clones, long messages) {}
