package io.mesokit.core.spi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the smallest of models in fewer steps: an id ({@code {"value":"…"}}), a number ({@code {"value":0.5}}) and an
 * open word ({@code "TASK_RUNNING"}), each a record of one component. A task has some thirty of them, the same ones
 * over and over, so ids and words are kept and given out again. Whatever is not plainly one of these is left to
 * Jackson.
 */
final class OneValue extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;

    private static final int WORDS = 64;
    private static final int IDS = 2048;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> usual) {
        Class<?> type = description.getBeanClass();
        if (!type.isRecord() || type.getRecordComponents().length != 1 || !(usual instanceof BeanDeserializerBase)) {
            return usual;
        }
        ValueInstantiator instantiator = ((BeanDeserializerBase) usual).getValueInstantiator();
        Class<?> component = type.getRecordComponents()[0].getType();
        List<BeanPropertyDefinition> properties = description.findProperties();
        if (component == String.class && instantiator.canCreateFromString()) {
            return new Word(usual, new RepeatedTexts(WORDS));
        }
        if (properties.size() != 1 || !instantiator.canCreateFromObjectWith()) {
            return usual;
        }
        String name = properties.get(0).getName();
        if (component == String.class) {
            return new Id(usual, name, new RepeatedTexts(IDS));
        }
        return component == double.class ? new Number(usual, name) : usual;
    }

    /** A text that is the value. */
    private static final class Word extends DelegatingDeserializer {
        private static final long serialVersionUID = 1;

        private final transient RepeatedTexts kept;

        Word(JsonDeserializer<?> usual, RepeatedTexts kept) {
            super(usual);
            this.kept = kept;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> usual) {
            return new Word(usual, kept);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return super.deserialize(parser, context);
            }
            Object known = kept.find(parser);
            return known != null ? known : kept.keep(parser.getText(), super.deserialize(parser, context));
        }
    }

    /** An object with one member that matters. */
    private abstract static class Message extends DelegatingDeserializer {
        private static final long serialVersionUID = 1;

        final String name;

        Message(JsonDeserializer<?> usual, String name) {
            super(usual);
            this.name = name;
        }

        /** Reads the member, or gives null for what is none. */
        abstract @Nullable Object member(JsonParser parser, DeserializationContext context) throws IOException;

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                return super.deserialize(parser, context);
            }
            Object value = null;
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                if (field.equals(name)) {
                    value = read(parser, context, value);
                } else {
                    parser.skipChildren();
                }
            }
            return value == null ? withoutMember(parser, context) : value;
        }

        private @Nullable Object read(JsonParser parser, DeserializationContext context, @Nullable Object before)
                throws IOException {
            try {
                return parser.hasToken(JsonToken.VALUE_NULL) ? before : member(parser, context);
            } catch (IOException e) {
                throw JsonMappingException.wrapWithPath(e, handledType(), name);
            }
        }

        /** What Jackson makes, or says, of an object without it. */
        private @Nullable Object withoutMember(JsonParser at, DeserializationContext context) throws IOException {
            try (JsonParser empty = at.getCodec().getFactory().createParser("{}")) {
                empty.nextToken();
                return super.deserialize(empty, context);
            }
        }

        final Object make(DeserializationContext context, Object value) throws IOException {
            ValueInstantiator instantiator = ((BeanDeserializerBase) getDelegatee()).getValueInstantiator();
            return instantiator.createFromObjectWith(context, new Object[] {value});
        }
    }

    private static final class Id extends Message {
        private static final long serialVersionUID = 1;

        private final transient RepeatedTexts kept;

        Id(JsonDeserializer<?> usual, String name, RepeatedTexts kept) {
            super(usual, name);
            this.kept = kept;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> usual) {
            return new Id(usual, name, kept);
        }

        @Override
        @Nullable
        Object member(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return make(context, Objects.requireNonNull(_parseString(parser, context, this)));
            }
            Object known = kept.find(parser);
            return known != null ? known : kept.keep(parser.getText(), make(context, parser.getText()));
        }
    }

    private static final class Number extends Message {
        private static final long serialVersionUID = 1;

        Number(JsonDeserializer<?> usual, String name) {
            super(usual, name);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> usual) {
            return new Number(usual, name);
        }

        @Override
        @Nullable
        Object member(JsonParser parser, DeserializationContext context) throws IOException {
            return make(context, _parseDoublePrimitive(parser, context));
        }
    }
}
