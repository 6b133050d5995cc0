package io.mesokit.perf.cgroup;

import io.mesokit.perf.cgroup.ReusedSample.State;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file of a group, kept open and read from its start each time. */
final class KeptFile {
    private final Path path;
    private final Place place;
    private final Format format;
    private FileChannel channel;
    private boolean off;

    KeptFile(Path path, Place place, Format format) throws IOException {
        this.path = path;
        this.place = place;
        this.format = format;
        this.channel = open(path);
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /** False if the group is gone; otherwise what is in the file is in the sample. */
    boolean read(Bytes bytes, ReusedSample into, Absences absences) {
        return off || readNow(bytes, into, absences);
    }

    private boolean readNow(Bytes bytes, ReusedSample into, Absences absences) {
        try {
            bytes.fill(channel);
        } catch (ClosedByInterruptException interrupted) {
            return afterInterrupt(bytes, into, absences);
        } catch (AsynchronousCloseException closed) {
            throw new IllegalStateException("the reader was closed while it read", closed);
        } catch (IOException refused) {
            return Inode.isStill(place) ? switchedOff(refused, into, absences) : gone(into);
        }
        format.parse(bytes, into);
        return true;
    }

    /** An interrupted thread finds its channel closed by the JDK; that must not look like a group that went away. */
    private boolean afterInterrupt(Bytes bytes, ReusedSample into, Absences absences) {
        boolean interrupted = Thread.interrupted();
        try {
            FileChannel again = open(path);
            if (!Inode.isStill(place)) {
                again.close();
                return gone(into);
            }
            channel = again;
            return readNow(bytes, into, absences);
        } catch (IOException removed) {
            return gone(into);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The file is there, but not what it is about: pressure, where the kernel was told to do without. */
    private boolean switchedOff(IOException refused, ReusedSample into, Absences absences) {
        off = true;
        String reason = path + " cannot be read, " + refused.getMessage() + ": it is switched off in this kernel";
        for (Format.Wanted each : format.wanted()) {
            absences.put(each.metric(), State.UNSUPPORTED, reason);
            into.set(each.metric(), State.UNSUPPORTED);
        }
        return true;
    }

    private boolean gone(ReusedSample into) {
        for (Format.Wanted each : format.wanted()) {
            into.set(each.metric(), State.GONE);
        }
        return false;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException harmless) {
            // Nothing was written: there is nothing that could be lost.
            return;
        }
    }
}
