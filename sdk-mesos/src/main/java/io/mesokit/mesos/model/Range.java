package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * Whole numbers from one to another, both included. They are unsigned: what is over 2<sup>63</sup> is negative here.
 * Immutable.
 *
 * @param begin the first
 * @param end the last
 */
public record Range(
        @JsonProperty(value = "begin", required = true)
        @JsonDeserialize(using = UnsignedLong.Reader.class)
        @JsonSerialize(using = UnsignedLong.Writer.class)
        long begin,

        @JsonProperty(value = "end", required = true)
        @JsonDeserialize(using = UnsignedLong.Reader.class)
        @JsonSerialize(using = UnsignedLong.Writer.class)
        long end) {
    /**
     * From one number to another.
     *
     * @param begin the first
     * @param end the last, included
     */
    public static Range of(long begin, long end) {
        return new Range(begin, end);
    }

    /**
     * Whether the number is in it.
     *
     * @param number any
     */
    public boolean contains(long number) {
        return Long.compareUnsigned(begin, number) <= 0 && Long.compareUnsigned(number, end) <= 0;
    }

    /** As servers write it: {@code 31000-32000}. */
    @Override
    public String toString() {
        return Long.toUnsignedString(begin) + "-" + Long.toUnsignedString(end);
    }
}
