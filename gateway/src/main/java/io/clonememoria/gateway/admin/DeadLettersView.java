package io.clonememoria.gateway.admin;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The dead letters of all services that answered, newest first.
 *
 * @param data  each with the name of its service
 * @param parts how each service answered; what is missing from {@code data} is told here
 */
public record DeadLettersView(List<Map<String, Object>> data, SortedMap<String, PartAnswer> parts) {}
