package io.mesokit.testkit.keystone;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time passwords by time, RFC 6238: SHA-1, steps of 30 seconds, 6 digits, secrets in base 32. */
final class Totp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /** Whether the passcode is that of this step or the one before. A secret that is not base 32 has no passcodes. */
    static boolean matches(String secret, String passcode, Instant now) {
        String clean = secret.strip().replace("=", "").toUpperCase(Locale.ROOT);
        if (clean.isEmpty() || clean.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) {
            return false;
        }
        byte[] key = decoded(clean);
        long step = now.getEpochSecond() / STEP_SECONDS;
        return key.length > 0
                && LongStream.of(step, step - 1)
                        .anyMatch(counter -> code(key, counter).equals(passcode));
    }

    private static String code(byte[] key, long counter) {
        byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        int offset = hash[hash.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA1", absent);
        }
    }

    private static byte[] decoded(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int five = ALPHABET.indexOf(text.charAt(bit / 5));
            int value = (five >> (4 - bit % 5)) & 1;
            bytes[bit / 8] |= (byte) (value << (7 - bit % 8));
        }
        return bytes;
    }
}
