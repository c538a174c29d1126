package org.panah.jdbc;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Tries as many sequences as {@code panah.sequences} says; if it says nothing, a few. */
class Sequences implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Integer many = Integer.getInteger("panah.sequences");
    if (many != null) {
      context.attributes().setTries(many);
    }
    return property.execute();
  }
}
