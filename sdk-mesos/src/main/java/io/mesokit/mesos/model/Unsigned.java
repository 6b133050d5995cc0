package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An unsigned 64-bit member that may be absent. A server that says "no limit" with 2<sup>64</sup>-1 must not make a
 * whole answer unreadable; what is over 2<sup>63</sup> is a negative {@code long}.
 */
@JacksonAnnotationsInside
@JsonDeserialize(using = UnsignedLong.OptionalReader.class)
@JsonSerialize(using = UnsignedLong.OptionalWriter.class)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@interface Unsigned {}
