package io.mesokit.testkit.keystone;

/** What becomes of a login that proved something. */
sealed interface LoginOutcome permits Token, Receipt {}
