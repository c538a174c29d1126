package org.panah.access;

import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;

/**
 * What a policy is asked about: an action, and what it would touch.
 *
 * @param action what is to be done
 * @param owner whose record it touches; null while that is not known, as at the start of a search
 * @param recordClass the class of what would be shown or changed
 */
public record Question(Action action, @Nullable Agency owner, RecordClass recordClass) {}
