package io.clonememoria.platform.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON that was written before and is sent as it is, byte for byte. */
record WrittenJson(@JsonValue @JsonRawValue String json) {}
