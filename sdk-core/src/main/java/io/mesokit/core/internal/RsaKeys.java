package io.mesokit.core.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RSA keys in PEM, as openssl writes them: PKCS #8, or PKCS #1 as it did of old. No failure shows anything of a key.
 */
public final class RsaKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

    /** Version 0, and the algorithm rsaEncryption without parameters: what PKCS #8 puts before a PKCS #1 key. */
    private static final byte[] PKCS8_HEAD = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private RsaKeys() {}

    /** The key in a file. */
    public static PrivateKey read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1), "private key " + file);
        } catch (IOException e) {
            throw new IllegalArgumentException("private key " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * The key in a text.
     *
     * @param what it is, for messages
     */
    public static PrivateKey parse(String pem, String what) {
        Matcher found = PEM.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException(what + " must be an RSA key in PEM, not encrypted");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(found.group(2));
            byte[] pkcs8 = found.group(1) == null ? der : wrapped(der);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Without the cause: its message may hold a part of the key.
            throw new IllegalArgumentException(what + " is no RSA key, or is damaged");
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        byte[] octets = der(OCTETS, pkcs1);
        byte[] content = ByteBuffer.allocate(PKCS8_HEAD.length + octets.length)
                .put(PKCS8_HEAD)
                .put(octets)
                .array();
        return der(SEQUENCE, content);
    }

    /** With its tag and length in front; the length in three bytes, for RSA keys are never small. */
    private static byte[] der(int tag, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
