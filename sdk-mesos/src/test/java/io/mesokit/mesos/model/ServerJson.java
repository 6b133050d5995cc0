package io.mesokit.mesos.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Messages as a server writes them: names in snake_case, enums by name, 64-bit numbers without quotes, bytes in base64,
 * NaN and Infinity bare, whole doubles with {@code .0}, absent members with a default written out unless deprecated.
 */
public final class ServerJson {
    private static final int DEPTH = 4;
    private static final double[] DOUBLES = {0, 1, -1, 0.5, 1.5e300, Double.NaN, Double.POSITIVE_INFINITY, 1e-3};
    private static final String[] TEXTS = {"", "x", "a/b", "ü \"quoted\" \\ \n", "日本", "{\"a\":1}"};

    private final RandomGenerator random;

    public ServerJson(RandomGenerator random) {
        this.random = random;
    }

    public DynamicMessage message(Descriptor type) {
        return message(type, DEPTH);
    }

    private DynamicMessage message(Descriptor type, int depth) {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            boolean nested = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (field.isMapField()) {
                map(builder, field, depth);
            } else if (field.isRepeated()) {
                int count = nested && depth <= 0 ? 0 : random.nextInt(3);
                for (int i = 0; i < count; i++) {
                    builder.addRepeatedField(field, value(field, depth));
                }
            } else if (always(field) || (random.nextInt(3) > 0 && !(nested && depth <= 0))) {
                builder.setField(field, value(field, depth));
            }
        }
        return builder.build();
    }

    /** Servers never write protobuf's own duration; half of one would come back with a zero. */
    private static boolean always(FieldDescriptor field) {
        return field.isRequired() || field.getContainingType().getFullName().equals("google.protobuf.Duration");
    }

    private void map(DynamicMessage.Builder builder, FieldDescriptor field, int depth) {
        FieldDescriptor key = field.getMessageType().findFieldByName("key");
        FieldDescriptor value = field.getMessageType().findFieldByName("value");
        int count = depth <= 0 ? 0 : random.nextInt(3);
        for (int i = 0; i < count; i++) {
            builder.addRepeatedField(
                    field,
                    DynamicMessage.newBuilder(field.getMessageType())
                            .setField(key, "key" + i)
                            .setField(value, value(value, depth))
                            .build());
        }
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> number(field);
            case LONG -> isUnsigned(field) ? random.nextLong() : random.nextLong() >>> (1 + random.nextInt(60));
            case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            case BYTE_STRING -> bytes();
            case ENUM -> constant(field.getEnumType().getValues());
            case MESSAGE -> message(field.getMessageType(), depth - 1);
            default -> throw new IllegalStateException(field.getFullName());
        };
    }

    /** Optional ones and ranges use all 64 bits; a position in a file and the number of a device never do. */
    private static boolean isUnsigned(FieldDescriptor field) {
        boolean core = field.getFile().getPackage().equals("mesos.v1");
        boolean range = field.getContainingType().getName().equals("Range");
        return field.getType() == FieldDescriptor.Type.UINT64 && core && (range || field.isOptional());
    }

    /** Only the two members that use all of 32 bits get more than 31 of them. */
    private int number(FieldDescriptor field) {
        boolean all = field.getName().equals("classid") || field.getFullName().equals("mesos.v1.MasterInfo.ip");
        return all ? random.nextInt() : random.nextInt() >>> 1;
    }

    private ByteString bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    private EnumValueDescriptor constant(List<EnumValueDescriptor> values) {
        return values.get(random.nextInt(values.size()));
    }

    public static String write(Message message) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.isMapField()) {
                writeMap(message, field, json);
            } else if (field.isRepeated()) {
                writeList(message, field, json);
            } else if (message.hasField(field) || writtenDefault(field)) {
                json.add(quoted(field.getName()) + ":" + write(field, message.getField(field)));
            }
        }
        return json.toString();
    }

    private static boolean writtenDefault(FieldDescriptor field) {
        return field.hasDefaultValue() && !field.getOptions().getDeprecated();
    }

    private static void writeList(Message message, FieldDescriptor field, StringJoiner json) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
            items.add(write(field, message.getRepeatedField(field, i)));
        }
        if (!items.isEmpty()) {
            json.add(quoted(field.getName()) + ":[" + String.join(",", items) + "]");
        }
    }

    private static void writeMap(Message message, FieldDescriptor field, StringJoiner json) {
        Map<String, String> items = new TreeMap<>();
        FieldDescriptor value = field.getMessageType().findFieldByName("value");
        for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
            Message entry = (Message) message.getRepeatedField(field, i);
            Object key = entry.getField(field.getMessageType().findFieldByName("key"));
            items.put(quoted(key.toString()), write(value, entry.getField(value)));
        }
        if (!items.isEmpty()) {
            StringJoiner object = new StringJoiner(",", "{", "}");
            items.forEach((key, item) -> object.add(key + ":" + item));
            json.add(quoted(field.getName()) + ":" + object);
        }
    }

    private static String write(FieldDescriptor field, Object value) {
        return switch (field.getType()) {
            case MESSAGE -> write((Message) value);
            case ENUM -> quoted(((EnumValueDescriptor) value).getName());
            case STRING -> quoted((String) value);
            case BYTES -> quoted(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
            case UINT32 -> Integer.toUnsignedString((Integer) value);
            case UINT64 -> Long.toUnsignedString((Long) value);
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return '"'
                + new String(com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance()
                        .quoteAsString(text))
                + '"';
    }
}
