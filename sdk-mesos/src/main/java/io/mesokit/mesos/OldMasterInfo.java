package io.mesokit.mesos;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What masters before 1.0 left in ZooKeeper, a MasterInfo as protobuf, as far as it says where the master is. */
final class OldMasterInfo {
    private static final int PORT = 3;
    private static final int HOSTNAME = 5;
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final ByteBuffer left;
    private String hostname = "";
    private long port = 5050;

    private OldMasterInfo(byte[] data) {
        this.left = ByteBuffer.wrap(data);
    }

    /** Host name and port. */
    static String address(byte[] data) throws IOException {
        OldMasterInfo info = new OldMasterInfo(data);
        try {
            while (info.left.hasRemaining()) {
                info.field();
            }
        } catch (BufferUnderflowException | IllegalArgumentException cut) {
            throw new IOException("not a MasterInfo", cut);
        }
        if (info.hostname.isEmpty()) {
            throw new IOException("no host");
        }
        return info.hostname + ":" + info.port;
    }

    private void field() throws IOException {
        long tag = varint();
        int kind = (int) tag & 7;
        if (kind == VARINT) {
            long value = varint();
            port = tag >> 3 == PORT ? value : port;
        } else if (kind == BYTES) {
            byte[] value = new byte[Math.toIntExact(Math.min(varint(), left.remaining() + 1L))];
            left.get(value);
            hostname = tag >> 3 == HOSTNAME ? new String(value, StandardCharsets.UTF_8) : hostname;
        } else {
            throw new IOException("a field of kind " + kind);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = left.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
