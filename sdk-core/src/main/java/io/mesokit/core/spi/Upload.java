package io.mesokit.core.spi;

import java.util.concurrent.CompletableFuture;

/**
 * A request under way whose body is written record by record, as RecordIO. Its length is not known when it begins, so
 * it goes out in chunks; and as a record that was sent cannot be taken back, nothing of it is ever sent again: there is
 * no retry, no redirect is followed, and no credentials are renewed for it.
 *
 * <p>It has a thread of the client's for as long as it lasts, and no timeout; nothing that bounds calls at once counts
 * it. Records are written in the order they came; which thread they come from does not matter.
 *
 * @param <T> what the server's answer is read into
 */
public interface Upload<T> extends AutoCloseable {
    /**
     * Hands over a record. Blocks while as much as 256 KiB waits for the connection, which is how a slow server is
     * felt.
     *
     * @param record its bytes, without the length; taken over, not copied
     * @return whether it will be sent; false once the server has answered well, for then it reads no further
     * @throws io.mesokit.core.MesokitException if the server refused, the connection broke, or this was closed
     * @throws IllegalStateException after {@link #end()}
     */
    boolean write(byte[] record);

    /** No record follows: the server may answer now. Does not wait. */
    void end();

    /**
     * The server's answer, which may come before the end of the body. Fails as a call would: with the server's refusal,
     * or with {@link io.mesokit.core.OutcomeUnknownException} if the connection broke.
     */
    CompletableFuture<T> answer();

    /** Breaks off what is under way; does nothing once there is an answer. Does not wait. */
    @Override
    void close();
}
