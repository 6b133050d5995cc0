package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.util.Base64;
import java.util.Map;

/**
 * Reads JSON into an official message by the rules of a server, but strictly: what a server would silently ignore, such
 * as a member it does not know, is a failure here. A missing required member is one there, too.
 */
final class OfficialReader {
    private OfficialReader() {}

    static DynamicMessage read(JsonNode json, Descriptor type) {
        check(json.isObject(), type.getFullName() + " is an object", json);
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        json.properties().forEach(member -> {
            FieldDescriptor field = type.findFieldByName(member.getKey());
            check(field != null, type.getFullName() + " has such a member", member);
            set(message, field, member.getValue());
        });
        return message.build();
    }

    private static void set(DynamicMessage.Builder message, FieldDescriptor field, JsonNode json) {
        if (field.isMapField()) {
            json.properties().forEach(entry -> message.addRepeatedField(field, entry(field, entry)));
        } else if (field.isRepeated()) {
            check(json.isArray(), field.getFullName() + " is a list", json);
            json.forEach(item -> message.addRepeatedField(field, value(field, item)));
        } else {
            message.setField(field, value(field, json));
        }
    }

    private static DynamicMessage entry(FieldDescriptor map, Map.Entry<String, JsonNode> entry) {
        Descriptor type = map.getMessageType();
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByName("key"), entry.getKey())
                .setField(type.findFieldByName("value"), value(type.findFieldByName("value"), entry.getValue()))
                .build();
    }

    private static Object value(FieldDescriptor field, JsonNode json) {
        boolean text = json.isTextual();
        boolean number = json.isNumber();
        return switch (field.getJavaType()) {
            case BOOLEAN -> checked(json.isBoolean(), field, json).booleanValue();
            case INT -> checked(json.isIntegralNumber(), field, json).intValue();
            case LONG -> checked(json.isIntegralNumber(), field, json).longValue();
            case DOUBLE -> checked(number, field, json).doubleValue();
            case FLOAT -> checked(number, field, json).floatValue();
            case STRING -> checked(text, field, json).textValue();
            case BYTE_STRING -> bytes(checked(text, field, json));
            case ENUM -> word(field, checked(text, field, json));
            case MESSAGE -> read(json, field.getMessageType());
        };
    }

    private static ByteString bytes(JsonNode json) {
        return ByteString.copyFrom(Base64.getDecoder().decode(json.textValue()));
    }

    private static EnumValueDescriptor word(FieldDescriptor field, JsonNode json) {
        EnumValueDescriptor word = field.getEnumType().findValueByName(json.textValue());
        check(word != null, field.getFullName() + " has such a word", json);
        return word;
    }

    private static JsonNode checked(boolean holds, FieldDescriptor field, JsonNode json) {
        check(holds, field.getFullName() + " is a " + field.getJavaType(), json);
        return json;
    }

    private static void check(boolean holds, String rule, Object json) {
        if (!holds) {
            throw new AssertionError("not so: " + rule + ": " + json);
        }
    }
}
