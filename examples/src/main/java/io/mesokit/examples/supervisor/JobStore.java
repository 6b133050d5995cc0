package io.mesokit.examples.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.Claim;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The states of all jobs on disk, one JSON text each. When {@link #put} returns the state is on disk, so a process
 * killed at any moment comes back with what it last intended. Thread-safe.
 */
final class JobStore implements AutoCloseable {
    private static final JsonMapper JSON = Json.mapper()
            .rebuild()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private final Optional<Claim> claim;
    private final MVStore store;
    private final MVMap<String, String> jobs;

    private JobStore(Optional<Claim> claim, MVStore store) {
        this.claim = claim;
        this.store = store;
        this.jobs = store.openMap("jobs");
    }

    /**
     * Opens or makes a store.
     *
     * @throws IllegalStateException if another has it open, in this process or elsewhere
     */
    static JobStore open(Path file) {
        Claim claim = Claim.of(file)
                .orElseThrow(() -> new IllegalStateException(
                        "state file " + file + " is in use by another supervisor of this process"));
        try {
            return new JobStore(Optional.of(claim), opened(file));
        } catch (RuntimeException refused) {
            claim.close();
            throw refused;
        }
    }

    private static MVStore opened(Path file) {
        try {
            return new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open();
        } catch (org.h2.mvstore.MVStoreException refused) {
            throw new IllegalStateException(
                    "state file " + file + " cannot be opened; is another supervisor using it? " + refused.getMessage(),
                    refused);
        }
    }

    /** A store that forgets all when it is closed. */
    static JobStore inMemory() {
        return new JobStore(
                Optional.empty(), new MVStore.Builder().autoCommitDisabled().open());
    }

    synchronized void put(JobState state) {
        try {
            jobs.put(state.uuid(), JSON.writeValueAsString(state));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
        store.commit();
        store.sync();
    }

    synchronized List<JobState> all() {
        return jobs.values().stream().map(JobStore::read).toList();
    }

    private static JobState read(String json) {
        try {
            return JSON.readValue(json, JobState.class);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException("the state file holds something that is no job", damaged);
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } finally {
            claim.ifPresent(Claim::close);
        }
    }
}
