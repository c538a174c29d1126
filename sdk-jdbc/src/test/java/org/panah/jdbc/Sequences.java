package org.panah.jdbc;

import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Tries as many sequences as {@code panah.sequences} says, and a few if it says nothing; others
 * each time, unless {@code panah.seed} names the seed of a run that failed.
 */
class Sequences implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
    Integer many = Integer.getInteger("panah.sequences");
    if (many != null) {
      attributes.setTries(many);
    }
    String seed = System.getProperty("panah.seed");
    if (seed != null) {
      attributes.setSeed(seed);
    }
    return property.execute();
  }
}
