package io.mesokit.testkit.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What is done to one exchange. */
sealed interface Fault {
    /** The service is not asked; this goes out in its place. */
    record Answer(WireResponse response) implements Fault {}

    /** The service is asked after a pause. */
    record Delay(Duration pause) implements Fault {}

    /** Nothing happens until the latch opens; then the service is asked. */
    record Stall(CountDownLatch released) implements Fault {}

    /** The service is not asked; the connection is reset. */
    record ResetBefore() implements Fault {}

    /** The service is asked; after so many bytes of its body the connection is reset. */
    record ResetAfter(int bytes) implements Fault {}

    /** The service is asked and reads the body as it comes; after so many bytes of that the connection is reset. */
    record CutRequest(int bytes) implements Fault {}

    /** The service is asked; its answer ends in the middle of a chunk. */
    record TruncatedChunk() implements Fault {}
}
