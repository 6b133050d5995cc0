/** Keystone, which says who is asking, and Monasca, which keeps metrics: the clients. */
@NullMarked
package io.mesokit.monasca;

import org.jspecify.annotations.NullMarked;
