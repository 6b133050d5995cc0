package io.mesokit.testkit.keystone;

import java.util.Optional;

/**
 * A user to start a Keystone with. Immutable.
 *
 * @param id the user's id; empty to have one made
 * @param name the login name, unique in the Default domain
 * @param password the password, compared literally
 * @param defaultProject name of the project that a login without a scope gets; empty for none
 * @param enabled whether the user may log in
 */
public record Account(
        Optional<String> id, String name, String password, Optional<String> defaultProject, boolean enabled) {

    /**
     * An enabled user without a default project.
     *
     * @param name the login name
     * @param password the password
     */
    public static Account of(String name, String password) {
        return new Account(Optional.empty(), name, password, Optional.empty(), true);
    }

    /** The same user under a given id. */
    public Account withId(String userId) {
        return new Account(Optional.of(userId), name, password, defaultProject, enabled);
    }

    /** The same user with a default project, given by name. */
    public Account withDefaultProject(String project) {
        return new Account(id, name, password, Optional.of(project), enabled);
    }

    /** The same user, disabled: every login answers 401. */
    public Account disabled() {
        return new Account(id, name, password, defaultProject, false);
    }

    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}
