package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.keystone.Token.Validity;
import java.util.List;

/** What a login gets that proved something, but not all that its user's rules demand. */
record Receipt(String id, User user, List<String> methods, List<List<String>> rules, Validity validity)
        implements LoginOutcome {

    ObjectNode toJson(String domainName) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode receipt = root.putObject("receipt");
        methods.forEach(receipt.putArray("methods")::add);
        ObjectNode owner = receipt.putObject("user").put("id", user.id()).put("name", user.name());
        owner.putObject("domain").put("id", user.domainId()).put("name", domainName);
        receipt.put("expires_at", TokenBody.time(validity.expiresAt()) + "Z");
        receipt.put("issued_at", TokenBody.time(validity.issuedAt()) + "Z");
        ArrayNode required = root.putArray("required_auth_methods");
        rules.forEach(rule -> rule.forEach(required.addArray()::add));
        return root;
    }
}
