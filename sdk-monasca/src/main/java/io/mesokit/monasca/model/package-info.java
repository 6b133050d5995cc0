/** Tokens, catalogs, metrics and queries, as values. Nothing here talks to a server. */
@NullMarked
package io.mesokit.monasca.model;

import org.jspecify.annotations.NullMarked;
