package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.mesos.Messages.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The binary form of messages: turned into the JSON form and back by the table of {@link Messages}, since everything
 * here is JSON inside. What the table does not know is skipped.
 */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int EIGHT = 1;
    private static final int BYTES = 2;
    private static final int FOUR = 5;
    private static final int KEY_OF_MAP = 1 << 3 | BYTES;
    private static final int VALUE_OF_MAP = 2 << 3 | BYTES;

    private Protobuf() {}

    // ---- writing

    static byte[] encode(JsonNode message, String kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : Messages.message(kind).byNumber().values()) {
            JsonNode value = message.path(field.name());
            if (field.map()) {
                value.properties().forEach(entry -> writeEntry(out, field, entry));
            } else if (value.isArray()) {
                value.forEach(element -> write(out, field, element));
            } else if (!value.isMissingNode() && !value.isNull()) {
                write(out, field, value);
            }
        }
        return out.toByteArray();
    }

    private static void writeEntry(ByteArrayOutputStream out, Field field, Map.Entry<String, JsonNode> entry) {
        ByteArrayOutputStream pair = new ByteArrayOutputStream();
        varint(pair, KEY_OF_MAP);
        bytes(pair, entry.getKey().getBytes(StandardCharsets.UTF_8));
        varint(pair, VALUE_OF_MAP);
        bytes(pair, encode(entry.getValue(), field.kind()));
        tag(out, field, BYTES);
        bytes(out, pair.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, Field field, JsonNode value) {
        if (field.isEnum()) {
            tag(out, field, VARINT);
            varint(out, Messages.constants(field).getOrDefault(value.asText(), 0));
            return;
        }
        switch (field.kind()) {
            case "bool" -> {
                tag(out, field, VARINT);
                varint(out, value.asBoolean() ? 1 : 0);
            }
            case "int32", "int64", "uint32", "uint64" -> {
                tag(out, field, VARINT);
                varint(out, value.asLong());
            }
            case "double" -> {
                tag(out, field, EIGHT);
                fixed(out, Double.doubleToLongBits(value.asDouble()), Long.BYTES);
            }
            case "float" -> {
                tag(out, field, FOUR);
                fixed(out, Float.floatToIntBits((float) value.asDouble()), Integer.BYTES);
            }
            default -> {
                tag(out, field, BYTES);
                bytes(out, lengthDelimited(field, value));
            }
        }
    }

    private static byte[] lengthDelimited(Field field, JsonNode value) {
        return switch (field.kind()) {
            case "string" -> value.asText().getBytes(StandardCharsets.UTF_8);
            case "bytes" -> Base64Bytes.decode(value.asText());
            default -> encode(value, field.kind());
        };
    }

    private static void tag(ByteArrayOutputStream out, Field field, int wireType) {
        varint(out, (long) field.number() << 3 | wireType);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void fixed(ByteArrayOutputStream out, long bits, int size) {
        for (int i = 0; i < size; i++) {
            out.write((int) (bits >>> (8 * i)));
        }
    }

    // ---- reading

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when the bytes are none
     */
    static ObjectNode decode(byte[] bytes, String kind) {
        try {
            return message(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), kind);
        } catch (java.nio.BufferUnderflowException cut) {
            throw new IllegalArgumentException("the message ends within a field", cut);
        }
    }

    private static ObjectNode message(ByteBuffer in, String kind) {
        ObjectNode unordered = Json.object();
        Messages.Message message = Messages.message(kind);
        while (in.hasRemaining()) {
            long tag = varint(in);
            Field field = message.byNumber().get((int) (tag >>> 3));
            if (field == null) {
                skip(in, (int) (tag & 7));
            } else {
                put(unordered, field, in, (int) (tag & 7));
            }
        }
        ObjectNode ordered = Json.object();
        message.fields()
                .forEach(field ->
                        Json.find(unordered, field.name()).ifPresent(value -> ordered.set(field.name(), value)));
        return ordered;
    }

    private static void put(ObjectNode into, Field field, ByteBuffer in, int wireType) {
        if (wireType != wireType(field)) {
            skip(in, wireType);
        } else if (field.map()) {
            putEntry(into.withObjectProperty(field.name()), field, slice(in));
        } else {
            JsonNode value = value(field, in);
            if (field.repeated()) {
                ArrayNode elements = into.withArrayProperty(field.name());
                elements.add(value);
            } else if (!value.isNull()) {
                into.set(field.name(), value);
            }
        }
    }

    private static int wireType(Field field) {
        return switch (field.kind()) {
            case "bool", "int32", "int64", "uint32", "uint64" -> VARINT;
            case "double" -> EIGHT;
            case "float" -> FOUR;
            default -> field.isEnum() ? VARINT : BYTES;
        };
    }

    private static void putEntry(ObjectNode entries, Field field, ByteBuffer pair) {
        String key = "";
        ObjectNode value = Json.object();
        while (pair.hasRemaining()) {
            int tag = (int) varint(pair);
            if (tag == KEY_OF_MAP) {
                key = text(slice(pair));
            } else if (tag == VALUE_OF_MAP) {
                value = message(slice(pair), field.kind());
            } else {
                skip(pair, tag & 7);
            }
        }
        entries.set(key, value);
    }

    private static JsonNode value(Field field, ByteBuffer in) {
        ObjectNode holder = Json.object();
        if (field.isEnum()) {
            int number = (int) varint(in);
            Messages.constants(field).forEach((name, constant) -> {
                if (constant == number) {
                    holder.put("v", name);
                }
            });
            return holder.has("v") ? holder.get("v") : holder.putNull("v").get("v");
        }
        return switch (field.kind()) {
            case "bool" -> holder.put("v", varint(in) != 0).get("v");
            case "int32" -> holder.put("v", (int) varint(in)).get("v");
            case "uint32" -> holder.put("v", varint(in) & 0xffffffffL).get("v");
            case "int64", "uint64" -> holder.put("v", varint(in)).get("v");
            case "double" -> holder.put("v", in.getDouble()).get("v");
            case "float" -> holder.put("v", in.getFloat()).get("v");
            case "string" -> holder.put("v", text(slice(in))).get("v");
            case "bytes" ->
                holder.put("v", Base64Bytes.encode(array(slice(in)))).get("v");
            default -> message(slice(in), field.kind());
        };
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }

    private static ByteBuffer slice(ByteBuffer in) {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length of " + length + " with " + in.remaining() + " bytes left");
        }
        ByteBuffer part = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) length);
        return part;
    }

    private static byte[] array(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer part) {
        return new String(array(part), StandardCharsets.UTF_8);
    }

    private static void skip(ByteBuffer in, int wireType) {
        switch (wireType) {
            case VARINT -> varint(in);
            case EIGHT -> in.getLong();
            case FOUR -> in.getInt();
            case BYTES -> slice(in);
            default -> throw new IllegalArgumentException("wire type " + wireType);
        }
    }
}
