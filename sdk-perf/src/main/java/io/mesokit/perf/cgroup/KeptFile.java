package io.mesokit.perf.cgroup;

import io.mesokit.perf.cgroup.ReusedSample.State;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * One file of a group, kept open and read from its start each time. After a failure it is opened anew; what this kernel
 * does not have is not asked for again.
 */
final class KeptFile {
    private final Path path;
    private final Place place;
    private final Format format;
    private FileChannel channel;
    private boolean off;
    private boolean lost;

    KeptFile(Path path, Place place, Format format) throws IOException {
        this.path = path;
        this.place = place;
        this.format = format;
        this.channel = open(path);
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /** If the file shows that the group is there; then what is in it is in the sample, or why it could not be read. */
    boolean read(Bytes bytes, ReusedSample into, Absences absences) {
        return !off && (lost ? openAgain(bytes, into, absences) : readNow(bytes, into, absences));
    }

    /** If this file is read no more, so that it says nothing of the group, and the group is there. */
    boolean isOffAndStill() {
        return off && Inode.isStill(place);
    }

    private boolean readNow(Bytes bytes, ReusedSample into, Absences absences) {
        try {
            bytes.fill(channel);
        } catch (ClosedByInterruptException interrupted) {
            return afterInterrupt(bytes, into, absences);
        } catch (ClosedChannelException closed) {
            throw new IllegalStateException("the reader was closed while it read", closed);
        } catch (IOException refused) {
            return refused(refused, into, absences);
        }
        format.parse(bytes, into);
        return true;
    }

    /** An interrupted thread finds its channel closed by the JDK; that must not look like a group that went away. */
    private boolean afterInterrupt(Bytes bytes, ReusedSample into, Absences absences) {
        boolean interrupted = Thread.interrupted();
        try {
            return openAgain(bytes, into, absences);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean openAgain(Bytes bytes, ReusedSample into, Absences absences) {
        lost = true;
        try {
            FileChannel again = open(path);
            if (!Inode.isStill(place)) {
                again.close();
                return gone(into);
            }
            channel = again;
            lost = false;
        } catch (IOException refused) {
            return refused(refused, into, absences);
        }
        return readNow(bytes, into, absences);
    }

    private boolean refused(IOException why, ReusedSample into, Absences absences) {
        if (!Inode.isStill(place)) {
            return gone(into);
        }
        String said = String.valueOf(why.getMessage());
        if (!Files.exists(path)) {
            switchOff("is no longer there: it was switched off for this group", into, absences);
            return false;
        }
        if (said.toLowerCase(Locale.ROOT).contains("not supported")) {
            switchOff("cannot be read, " + said + ": it is switched off in this kernel", into, absences);
            return false;
        }
        close();
        lost = true;
        for (Format.Wanted each : format.wanted()) {
            absences.putFailure(each.metric(), KernelText.why(path, why));
            into.set(each.metric(), State.FAILED);
        }
        return true;
    }

    /** The group is there, but not what the file is about: pressure, where the kernel was told to do without. */
    private void switchOff(String said, ReusedSample into, Absences absences) {
        off = true;
        String reason = path + " " + said;
        for (Format.Wanted each : format.wanted()) {
            absences.put(each.metric(), State.UNSUPPORTED, reason);
            into.set(each.metric(), State.UNSUPPORTED);
        }
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
