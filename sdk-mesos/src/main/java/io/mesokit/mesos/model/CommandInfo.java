package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A command to run. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CommandInfoBuilder.class)
@JsonSerialize(as = CommandInfo.class)
public interface CommandInfo {
    /** What is fetched into the sandbox first. */
    @JsonProperty("uris")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CommandUri> uris();

    /** The variables of its environment. */
    @JsonProperty("environment")
    Optional<Environment> environment();

    /**
     * Whether {@code /bin/sh -c} runs the value; otherwise the value is a program and the arguments are all of its
     * argv. {@code true} when absent.
     */
    @JsonProperty("shell")
    Optional<Boolean> shell();

    /** The command line, or the program. */
    @JsonProperty("value")
    Optional<String> value();

    /** All of argv, the program's own name first; not looked at with a shell. */
    @JsonProperty("arguments")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> arguments();

    /** The account it runs under; the framework's when absent. */
    @JsonProperty("user")
    Optional<String> user();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CommandInfoBuilder builder() {
        return new CommandInfoBuilder();
    }

    /** A builder that starts from this. */
    default CommandInfoBuilder toBuilder() {
        return new CommandInfoBuilder().from(this);
    }

    /**
     * A line for {@code /bin/sh -c}.
     *
     * @param line the line
     */
    static CommandInfo shell(String line) {
        return builder().shell(true).value(line).build();
    }

    /**
     * A program without a shell.
     *
     * @param program the program, which is also the first of its argv
     * @param arguments what follows in its argv
     */
    static CommandInfo exec(String program, String... arguments) {
        return builder()
                .shell(false)
                .value(program)
                .addArguments(program)
                .addArguments(arguments)
                .build();
    }
}
