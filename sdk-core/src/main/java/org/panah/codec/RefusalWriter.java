package org.panah.codec;

import org.panah.common.PanahException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes of a refusal its field and its rule, and nothing else that an exception holds. */
final class RefusalWriter extends ValueSerializer<PanahException.InvalidRequest> {
  static final String FIELD = "field";
  static final String RULE = "rule";

  @Override
  public void serialize(
      PanahException.InvalidRequest value, JsonGenerator out, SerializationContext context) {
    out.writeStartObject();
    out.writeStringProperty(FIELD, value.field());
    out.writeStringProperty(RULE, value.rule());
    out.writeEndObject();
  }
}
