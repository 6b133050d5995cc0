package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A kind of entity that is managed by the same five calls.
 *
 * @param name under which one travels, such as {@code service}; an {@code s} makes the collection
 * @param shelf where they are kept
 * @param filters the members that a list may be narrowed by
 * @param checked completes an entity that is to be kept, or refuses it
 * @param owner the member that names the user who may do all of it besides an admin
 * @param removed takes an entity away, with all that hangs on it
 */
record Kind(
        String name,
        Shelf shelf,
        List<String> filters,
        UnaryOperator<ObjectNode> checked,
        Optional<String> owner,
        Consumer<String> removed) {

    String collection() {
        return name + "s";
    }

    boolean owned() {
        return owner.isPresent();
    }

    boolean permits(Token caller, ObjectNode entity) {
        return caller.holds("admin")
                || owner.filter(member -> entity.path(member).asText().equals(caller.userId()))
                        .isPresent();
    }

    /** Lets pass an admin and the owner. */
    void guard(Call call, String verb, ObjectNode entity) {
        if (!permits(call.caller(), entity)) {
            call.adminFor(verb + "_" + name);
        }
    }
}
