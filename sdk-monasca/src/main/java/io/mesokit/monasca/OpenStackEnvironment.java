package io.mesokit.monasca;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The variables that OpenStack's own tools are told by. */
final class OpenStackEnvironment {
    private final Map<String, String> variables;

    private OpenStackEnvironment(Map<String, String> variables) {
        this.variables = variables;
    }

    static KeystoneBuilder builder(Map<String, String> variables) {
        return new OpenStackEnvironment(variables).builder();
    }

    private KeystoneBuilder builder() {
        KeystoneBuilder builder = identity().authUrl(needed("OS_AUTH_URL"));
        scope(builder);
        set("OS_USER_DOMAIN_NAME", builder::userDomain);
        set("OS_USER_DOMAIN_ID", builder::userDomainId);
        set("OS_PROJECT_DOMAIN_NAME", builder::projectDomain);
        set("OS_PROJECT_DOMAIN_ID", builder::projectDomainId);
        set("OS_REGION_NAME", builder::region);
        set("OS_INTERFACE", builder::interfaces);
        return builder;
    }

    private KeystoneBuilder identity() {
        Optional<String> credential = get("OS_APPLICATION_CREDENTIAL_ID");
        if (credential.isPresent()) {
            return Keystone.applicationCredential(credential.get(), needed("OS_APPLICATION_CREDENTIAL_SECRET"));
        }
        Optional<String> userId = get("OS_USER_ID");
        if (userId.isPresent()) {
            return Keystone.passwordOfId(userId.get(), needed("OS_PASSWORD"));
        }
        Optional<String> token = get("OS_TOKEN");
        return token.isPresent() && get("OS_USERNAME").isEmpty()
                ? Keystone.token(token.get())
                : Keystone.password(needed("OS_USERNAME"), needed("OS_PASSWORD"));
    }

    /** From the widest to the narrowest, for the last one named counts. */
    private void scope(KeystoneBuilder builder) {
        if (get("OS_SYSTEM_SCOPE").isPresent()) {
            builder.wholeSystem();
        }
        set("OS_DOMAIN_NAME", builder::domain);
        set("OS_DOMAIN_ID", builder::domainId);
        set("OS_PROJECT_NAME", builder::project);
        set("OS_PROJECT_ID", builder::projectId);
    }

    private void set(String name, Consumer<String> setter) {
        get(name).ifPresent(setter);
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private String needed(String name) {
        return get(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("the environment variable " + name + " is needed, and not set"));
    }
}
