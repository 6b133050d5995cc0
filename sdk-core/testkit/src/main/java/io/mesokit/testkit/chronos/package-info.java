/** Chronos 3.x and 2.5.1 as they behave on the wire, with a scheduler that really runs jobs. */
@NullMarked
package io.mesokit.testkit.chronos;

import org.jspecify.annotations.NullMarked;
