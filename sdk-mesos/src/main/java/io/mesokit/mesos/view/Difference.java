package io.mesokit.mesos.view;

/**
 * One thing in which two states of a cluster differ. Immutable.
 *
 * @param subject what it is about, such as {@code live task F/T} or {@code agent S1}
 * @param here how it is in the one; empty if it is not there
 * @param there how it is in the other; empty if it is not there
 */
public record Difference(String subject, String here, String there) {
    /** One line for a person. */
    @Override
    public String toString() {
        return subject + ": " + shown(here) + " here, " + shown(there) + " there";
    }

    private static String shown(String text) {
        return text.isEmpty() ? "absent" : text;
    }
}
