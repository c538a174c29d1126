package org.panah.codec;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Has a text refused that leaves out a number. Left to itself, Jackson would read zero: a child of
 * whatever age as a newborn, a place as one in the Atlantic. Only a version may be left out, of
 * what is not kept yet; a flag that is left out is a no.
 */
final class RequiredParts extends NopAnnotationIntrospector {
  @Serial private static final long serialVersionUID = 1;

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    if (!(member instanceof AnnotatedParameter parameter)
        || !parameter.getRawType().isPrimitive()
        || parameter.getRawType() == boolean.class
        || !parameter.getDeclaringClass().isRecord()) {
      return null;
    }
    var parts = parameter.getDeclaringClass().getRecordComponents();
    boolean mayBeAbsent =
        parts.length <= parameter.getIndex()
            || parts[parameter.getIndex()].getName().equals("version");
    return mayBeAbsent ? null : true;
  }
}
