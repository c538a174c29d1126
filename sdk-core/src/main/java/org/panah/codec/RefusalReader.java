package org.panah.codec;

import org.panah.common.PanahException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads what {@link RefusalWriter} wrote. */
final class RefusalReader extends ValueDeserializer<PanahException.InvalidRequest> {
  @Override
  public PanahException.InvalidRequest deserialize(JsonParser in, DeserializationContext context) {
    JsonNode refusal = context.readTree(in);
    return new PanahException.InvalidRequest(
        refusal.path(RefusalWriter.FIELD).asString(), refusal.path(RefusalWriter.RULE).asString());
  }
}
