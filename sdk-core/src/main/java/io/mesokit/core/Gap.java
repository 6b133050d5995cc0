package io.mesokit.core;

import java.time.Duration;

/**
 * A time for which a stream was not heard.
 *
 * @param reason what ended the connection before
 * @param duration from its end until the stream was open again
 * @param attempts how many times opening was tried
 */
public record Gap(MesokitException reason, Duration duration, int attempts) {}
