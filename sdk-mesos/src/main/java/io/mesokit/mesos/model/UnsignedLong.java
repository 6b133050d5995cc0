package io.mesokit.mesos.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigInteger;
import java.util.OptionalLong;

/** Whole numbers up to 2<sup>64</sup>-1, in the bits of a {@code long}. Servers read and write them without quotes. */
final class UnsignedLong {
    private UnsignedLong() {}

    /** Takes quoted ones too. */
    static final class Reader extends StdDeserializer<Long> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                return _parseLongPrimitive(parser, context);
            }
            boolean large = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
            BigInteger number = large ? parser.getBigIntegerValue() : BigInteger.valueOf(parser.getLongValue());
            if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
                return (Long) context.handleWeirdNumberValue(long.class, number, "not an unsigned 64-bit number");
            }
            return number.longValue();
        }
    }

    /** Without quotes. */
    static final class Writer extends StdSerializer<Long> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Long.class);
        }

        @Override
        public void serialize(Long number, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeNumber(Long.toUnsignedString(number));
        }
    }

    /** For a member that may be absent. */
    static final class OptionalReader extends StdDeserializer<OptionalLong> {
        private static final long serialVersionUID = 1;
        private final transient Reader reader = new Reader();

        OptionalReader() {
            super(OptionalLong.class);
        }

        @Override
        public OptionalLong deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return OptionalLong.of(reader.deserialize(parser, context));
        }
    }

    /** For a member that may be absent. */
    static final class OptionalWriter extends StdSerializer<OptionalLong> {
        private static final long serialVersionUID = 1;

        OptionalWriter() {
            super(OptionalLong.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, OptionalLong number) {
            return number.isEmpty();
        }

        @Override
        public void serialize(OptionalLong number, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeNumber(Long.toUnsignedString(number.orElseThrow()));
        }
    }
}
