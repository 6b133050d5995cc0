package io.mesokit.perf.cgroup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * {@code anon N0=1 N1=2} on each line, in version 1 {@code total=3 N0=1 N1=2}; of each memory node, the sum over the
 * lines whose keys are wanted.
 */
final class NodeLines extends Format {
    private final Wanted metric;
    private final byte[][] keys;

    NodeLines(List<Wanted> wanted) {
        super(wanted);
        this.metric = wanted.get(0);
        this.keys = Arrays.stream(new String(metric.key(), StandardCharsets.US_ASCII).split(" "))
                .map(key -> key.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    @Override
    void parse(Bytes bytes, ReusedSample into) {
        Nodes nodes = into.nodeTable();
        while (!bytes.atEnd()) {
            if (isWanted(bytes)) {
                line(bytes, nodes);
            }
            bytes.nextLine();
        }
        if (nodes.end() > 0) {
            into.set(metric.metric(), nodes.sum());
        }
    }

    private boolean isWanted(Bytes bytes) {
        for (byte[] key : keys) {
            int end = bytes.at + key.length;
            if (end < bytes.length && (bytes.array[end] == ' ' || bytes.array[end] == '=') && bytes.startsWith(key)) {
                return true;
            }
        }
        return false;
    }

    private void line(Bytes bytes, Nodes nodes) {
        bytes.seek(' ');
        while (bytes.peek() == ' ') {
            bytes.skip(' ');
            bytes.skip('N');
            long node = bytes.number();
            bytes.skip('=');
            nodes.add(node, bytes.number() * metric.factor());
            bytes.seek(' ');
        }
    }
}
