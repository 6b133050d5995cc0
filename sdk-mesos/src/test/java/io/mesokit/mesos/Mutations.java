package io.mesokit.mesos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Spoils an answer, by a seed that tells what was done. */
final class Mutations {
    private static final String[] VALUES = {
        "null",
        "true",
        "-1",
        "1.5",
        "1e400",
        "-1e-999999999",
        "99999999999999999999999999",
        "1".repeat(900),
        "1".repeat(2000),
        "\"x\"",
        "\"\"",
        "\"NaN\"",
        "\"\\ud800\"",
        "\"TASK_NEVER\"",
        "NaN",
        "-Infinity",
        "[]",
        "[null]",
        "{}",
        "{\"value\":[{}]}",
        "[".repeat(900),
        "[".repeat(3000),
        "{\"a\":".repeat(1500),
        "[".repeat(400) + "]".repeat(400)
    };

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] of(byte[] good) {
        byte[] spoiled = good;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && spoiled.length > 0; i++) {
            spoiled = once(spoiled);
        }
        return spoiled;
    }

    private byte[] once(byte[] good) {
        int at = random.nextInt(good.length);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(good, at);
            case 1 -> Arrays.copyOf(good, at);
            case 2 -> joined(good, at, new byte[0], Math.min(good.length, at + 1 + random.nextInt(20)));
            case 3 -> joined(good, at, Arrays.copyOfRange(good, at, Math.min(good.length, at + 50)), at);
            default -> withAnotherValue(good, at);
        };
    }

    private byte[] flipped(byte[] good, int at) {
        byte[] spoiled = good.clone();
        spoiled[at] ^= (byte) (1 << random.nextInt(8));
        return spoiled;
    }

    /** Puts something else in the place of the first value after a position. */
    private byte[] withAnotherValue(byte[] good, int near) {
        int begin = near;
        while (begin < good.length && good[begin] != ':' && good[begin] != '[') {
            begin++;
        }
        int end = begin + 1;
        while (end < good.length && good[end] != ',' && good[end] != '}' && good[end] != ']') {
            end++;
        }
        byte[] value = VALUES[random.nextInt(VALUES.length)].getBytes(StandardCharsets.US_ASCII);
        return begin < good.length ? joined(good, begin + 1, value, end) : flipped(good, near);
    }

    private static byte[] joined(byte[] good, int end, byte[] between, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(good.length + between.length);
        joined.write(good, 0, Math.min(end, good.length));
        joined.writeBytes(between);
        joined.write(good, Math.min(from, good.length), good.length - Math.min(from, good.length));
        return joined.toByteArray();
    }
}
