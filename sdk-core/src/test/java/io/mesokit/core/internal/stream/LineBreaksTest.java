package io.mesokit.core.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    @Test
    void find_randomBytes_isWhatABytewiseSearchFinds() {
        Random random = new Random(3);
        byte[] near = {'\n', '\r', 9, 11, 12, 14, 0, -1, (byte) 0x8a, (byte) 0x8d, 0x0f, 'a', 'b', 127, -128};
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] =
                        random.nextInt(8) > 0 ? (byte) (32 + random.nextInt(90)) : near[random.nextInt(near.length)];
            }
            int to = random.nextInt(bytes.length + 1);
            int from = random.nextInt(to + 1);
            assertThat(LineBreaks.find(bytes, from, to)).isEqualTo(bytewise(bytes, from, to));
        }
    }

    private static int bytewise(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                return at;
            }
        }
        return -1;
    }
}
