/**
 * Programs built on the SDK: small ones, one idea each, and a deadline launcher and supervisor in packages of their
 * own.
 */
@NullMarked
package io.mesokit.examples;

import org.jspecify.annotations.NullMarked;
