package io.mesokit.testkit.mesos;

/** That a master stands for election. */
interface Candidacy extends AutoCloseable {
    /** Whether it is still known where it was made known. */
    boolean stands();

    /** The master no longer stands. */
    @Override
    void close();
}
