package io.mesokit.examples.allocator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a file system without locks, as NFS can be mounted. There is nothing in it. */
final class LocklessChannel extends FileChannel {
    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        throw new IOException("No locks available");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return tryLock(position, size, shared);
    }

    @Override
    public int read(ByteBuffer to) {
        return -1;
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) {
        return -1;
    }

    @Override
    public int read(ByteBuffer to, long position) {
        return -1;
    }

    @Override
    public int write(ByteBuffer from) {
        return 0;
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        return 0;
    }

    @Override
    public int write(ByteBuffer from, long position) {
        return 0;
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public FileChannel position(long position) {
        return this;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public FileChannel truncate(long size) {
        return this;
    }

    @Override
    public void force(boolean metadata) {}

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        return 0;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        return 0;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseChannel() {}
}
