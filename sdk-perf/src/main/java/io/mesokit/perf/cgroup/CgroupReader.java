package io.mesokit.perf.cgroup;

import java.util.List;

/**
 * Reads the same metrics of one group again and again. It keeps a descriptor per file, which goes on meaning this very
 * group: when it is removed, the reader says so, even if another was made at the same path.
 *
 * <p>What was not there when it was opened (a controller that is enabled later) stays absent; open another reader then.
 * For one thread at a time. An interrupted thread reads as any other, and stays interrupted.
 */
public final class CgroupReader implements AutoCloseable {
    private final Cgroup group;
    private final Absences absences;
    private final KeptFile[] files;
    private final Bytes bytes = new Bytes();
    private boolean gone;
    private boolean closed;

    CgroupReader(Cgroup group, Absences absences, List<KeptFile> files) {
        this.group = group;
        this.absences = absences;
        this.files = files.toArray(KeptFile[]::new);
    }

    /** The group that is read. */
    public Cgroup group() {
        return group;
    }

    /** How many descriptors it keeps. */
    public int descriptors() {
        return closed ? 0 : files.length;
    }

    /**
     * Reads all values now. If the group is gone, the sample says so.
     *
     * @throws IllegalStateException if this reader is closed
     */
    public CgroupSample read() {
        ReusedSample sample = new ReusedSample();
        read(sample);
        return sample.snapshot();
    }

    /**
     * Reads all values now into a sample that is used again. Allocates nothing, unless a file has become larger than
     * any before it, or cannot be read. One that cannot be read now is tried again the next time.
     *
     * @return false if the group is gone; then it has been closed too
     * @throws IllegalStateException if this reader is closed
     */
    public boolean read(ReusedSample into) {
        if (closed && !gone) {
            throw new IllegalStateException("the reader of " + group.path() + " is closed");
        }
        into.begin(absences, System.nanoTime());
        boolean alive = !gone && readFiles(into);
        into.end(!alive);
        if (!alive) {
            gone = true;
            close();
        }
        return alive;
    }

    private boolean readFiles(ReusedSample into) {
        if (files.length == 0) {
            return group.exists();
        }
        boolean interrupted = Thread.interrupted();
        try {
            boolean alive = false;
            for (KeptFile file : files) {
                boolean there = file.read(bytes, into, absences);
                alive |= there;
            }
            return alive || isStill();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Only for where no file tells: asking by the directory costs more than a read. */
    private boolean isStill() {
        for (KeptFile file : files) {
            if (file.isOffAndStill()) {
                return true;
            }
        }
        return false;
    }

    /** Closes the descriptors. The group is left as it is. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            for (KeptFile file : files) {
                file.close();
            }
        }
    }

    @Override
    public String toString() {
        return "reader of " + files.length + " files of " + group.path() + (gone ? ", gone" : closed ? ", closed" : "");
    }
}
