package io.mesokit.core.spi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The one JSON mapper that all models are read and written with. Immutable once built, so safe for any thread. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule("mesokit").setDeserializerModifier(new OneValue()))
            // Servers send null for "nothing"; a model must not fail on it nor keep it.
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.SKIP, Nulls.SKIP))
            // An absent field stays absent: an explicit null means the text "null" to some of these servers.
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Mesos writes NaN and Infinity bare, and reads them quoted, which is how they are written here.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // Exceptions carry a redacted head of the body of their own; Jackson's copy could show a secret.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /** The mapper; never reconfigure it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
