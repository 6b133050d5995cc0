package io.mesokit.examples.allocator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what stands in the way once, and again when it is something else, though every round meets it. For one thread. */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final int MOST = 1000;

    private final Map<String, String> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Tells it, unless it was told.
     *
     * @param what whom it is about
     */
    void tell(String what, String complaint) {
        if (!complaint.equals(told.put(what, complaint))) {
            LOG.warn("{}: {}", what, complaint);
        }
    }
}
