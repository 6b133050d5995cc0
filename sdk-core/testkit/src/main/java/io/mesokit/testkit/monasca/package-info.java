/** A metrics service that behaves like the Monasca API on InfluxDB, its paging quirks included. */
@NullMarked
package io.mesokit.testkit.monasca;

import org.jspecify.annotations.NullMarked;
