package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import java.util.Map;

/** What a token is to be for. */
sealed interface Scope {
    /** As it is asked for; a missing node if it is not mentioned at all. */
    JsonNode json(Domain fallback);

    /** Left to Keystone: the user's default project, if there is one. */
    record Absent() implements Scope {
        @Override
        public JsonNode json(Domain fallback) {
            return Json.mapper().missingNode();
        }
    }

    /** For nothing in particular, even if the user has a default project. */
    record Unscoped() implements Scope {
        @Override
        public JsonNode json(Domain fallback) {
            return Json.mapper().getNodeFactory().textNode("unscoped");
        }
    }

    /** For the whole system. */
    record Everything() implements Scope {
        @Override
        public JsonNode json(Domain fallback) {
            return Json.mapper().valueToTree(Map.of("system", Map.of("all", true)));
        }
    }

    /** For a domain. */
    record OfDomain(Domain domain) implements Scope {
        @Override
        public JsonNode json(Domain fallback) {
            return Json.mapper().valueToTree(Map.of("domain", domain.json()));
        }
    }

    /** For a project by its id, which needs no domain. */
    record ProjectId(String id) implements Scope {
        @Override
        public JsonNode json(Domain fallback) {
            return Json.mapper().valueToTree(Map.of("project", Map.of("id", id)));
        }
    }

    /** For a project by its name, which is one in its domain only. */
    record ProjectName(String name) implements Scope {
        @Override
        public JsonNode json(Domain fallback) {
            return Json.mapper().valueToTree(Map.of("project", Map.of("name", name, "domain", fallback.json())));
        }
    }

    /** A domain by its name or id. */
    record Domain(String member, String value) {
        static final Domain DEFAULT = new Domain("id", "default");

        Map<String, String> json() {
            return Map.of(member, value);
        }
    }
}
