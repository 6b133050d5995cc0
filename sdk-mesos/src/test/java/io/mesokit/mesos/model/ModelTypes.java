package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which model stands for which of the official messages: found by following the accessors from the envelopes down. */
final class ModelTypes {
    private final Map<Descriptor, Class<?>> models = new LinkedHashMap<>();
    private final Map<EnumDescriptor, Class<?>> words = new LinkedHashMap<>();

    void follow(Descriptor message, Class<?> model) {
        if (models.putIfAbsent(message, model) != null) {
            return;
        }
        Map<String, Method> accessors = accessors(model);
        for (FieldDescriptor field : message.getFields()) {
            Optional.ofNullable(accessors.get(field.getName())).ifPresent(accessor -> follow(field, element(accessor)));
        }
    }

    private void follow(FieldDescriptor field, Class<?> type) {
        FieldDescriptor target = field.isMapField() ? field.getMessageType().findFieldByName("value") : field;
        if (target.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            follow(target.getMessageType(), type);
        } else if (target.getJavaType() == FieldDescriptor.JavaType.ENUM) {
            words.putIfAbsent(target.getEnumType(), type);
        }
    }

    Map<Descriptor, Class<?>> models() {
        return models;
    }

    Map<EnumDescriptor, Class<?>> words() {
        return words;
    }

    static Map<String, Method> accessors(Class<?> model) {
        Map<String, Method> accessors = new HashMap<>();
        for (Method method : model.getMethods()) {
            JsonProperty property = method.getAnnotation(JsonProperty.class);
            if (property != null && method.getParameterCount() == 0) {
                accessors.put(property.value(), method);
            }
        }
        return accessors;
    }

    private static Class<?> element(Method accessor) {
        Type type = accessor.getGenericReturnType();
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            type = arguments[arguments.length - 1];
        }
        return (Class<?>) type;
    }

    static Stream<Descriptor> messages(FileDescriptor file) {
        return file.getMessageTypes().stream().flatMap(ModelTypes::withNested);
    }

    private static Stream<Descriptor> withNested(Descriptor message) {
        List<Descriptor> nested = message.getNestedTypes();
        return Stream.concat(Stream.of(message), nested.stream().flatMap(ModelTypes::withNested))
                .filter(any -> !any.getOptions().getMapEntry());
    }
}
