package io.clonememoria.platform.sibling;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * A call whose service token held.
 *
 * @param service    who calls
 * @param subject    whom or what the call is about, as the token says
 * @param parameters of the path
 * @param body       as it came; empty when there is none
 */
public record InternalCall(String service, String subject, Map<String, String> parameters, Buffer body) {}
