/**
 * Records of offenders against children: offences, their stages, and the standing derived from
 * them.
 */
@NullMarked
package org.panah.offender;

import org.jspecify.annotations.NullMarked;
