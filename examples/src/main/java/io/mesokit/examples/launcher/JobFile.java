package io.mesokit.examples.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.chronos.model.Schedule;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A job file: a Chronos job of a fixed number of runs, in a container, with a {@code qos} block. Whatever is wrong with
 * it is found here, before anything is sent, and named with its field and the fix. Immutable.
 *
 * @param job the job as Chronos takes it, without the block
 * @param qos what the user asks for
 */
public record JobFile(ScheduledJob job, Qos qos) {
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,200}");
    private static final List<String> NUMBERS = List.of("cpus", "mem", "disk", "retries");
    private static final List<String> FLAGS =
            List.of("async", "disabled", "shell", "concurrent", "softError", "highPriority", "dataProcessingJobType");

    /**
     * The quality asked for.
     *
     * @param iterations how many runs, from the schedule's {@code Rn}
     * @param duration seconds that one run takes at the job's {@code cpus}, by the user's estimate
     * @param deadline seconds from now until all runs must have ended
     * @param earliness how much earlier is welcome, as a fraction of the deadline
     */
    public record Qos(int iterations, double duration, double deadline, double earliness) {}

    /** A job file that cannot be launched. */
    public static final class BadJobFile extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        BadJobFile(String message) {
            super(message);
        }
    }

    /**
     * Reads a file. Blocks.
     *
     * @throws BadJobFile if it cannot be read or launched; the message says what to do
     */
    public static JobFile read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException unreadable) {
            throw new BadJobFile(file + ": cannot be read: " + Unreadable.because(file, unreadable));
        }
    }

    /**
     * Reads a job.
     *
     * @param json the file's content
     * @param source named in messages
     * @throws BadJobFile if it cannot be launched
     */
    public static JobFile parse(byte[] json, String source) {
        try {
            if (!(Json.mapper().readTree(json) instanceof ObjectNode content)) {
                throw new BadJobFile("must hold one JSON object");
            }
            return new Reader(content).read();
        } catch (JsonProcessingException malformed) {
            throw new BadJobFile(source + ": is not JSON, at line "
                    + malformed.getLocation().getLineNr() + ": " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new BadJobFile(source + ": cannot be read");
        } catch (BadJobFile bad) {
            throw new BadJobFile(source + ": " + bad.getMessage());
        }
    }

    /** One reading. */
    private record Reader(ObjectNode content) {
        JobFile read() {
            check();
            JsonNode qos = content.remove("qos");
            normalise();
            ScheduledJob job = job();
            double earliness = qos.has("desv_deadline") ? number(qos, "desv_deadline") : 0.05;
            if (earliness > 1) {
                throw bad("qos.desv_deadline", "must be a fraction between 0 and 1, such as 0.2");
            }
            return new JobFile(
                    job,
                    new Qos(
                            iterations(job.schedule()),
                            positive(qos, "duration"),
                            positive(qos, "deadline"),
                            earliness));
        }

        private void check() {
            require(
                    content.path("qos").isObject(),
                    "qos",
                    "is missing; add \"qos\": {\"duration\": seconds of one run, \"deadline\": seconds from now, "
                            + "\"desv_deadline\": 0.2}");
            require(
                    NAME.matcher(content.path("name").asText("")).matches(),
                    "name",
                    "is needed and may have letters, digits, _ . - only");
            require(
                    content.path("container").path("image").isTextual(),
                    "container.image",
                    "is missing; jobs run in a container: \"container\": {\"type\": \"DOCKER\", \"image\": ...}");
            require(!content.has("parents"), "parents", "must go: a job with a deadline has a schedule of its own");
            require(content.path("schedule").isTextual(), "schedule", "is missing; for four runs write \"R4//PT5M\"");
            checkCommand();
        }

        private void checkCommand() {
            String command = content.path("command").asText("");
            require(!command.isBlank(), "command", "is missing; it is what each run executes");
            require(
                    !command.matches("(?s)(https?|ftps?)://.*"),
                    "command",
                    "is a URL, which cannot be followed; fetch it with \"fetch\" and write a command that runs it");
            require(
                    !content.path("shell").asText("true").equals("false"),
                    "shell",
                    "must be true or left out: runs are followed by a shell around the command");
            require(content.path("executor").asText("").isEmpty(), "executor", "must be left out");
            require(
                    !content.path("async").asText("false").equals("true"),
                    "async",
                    "must be false or left out: a run ends when its command ends");
        }

        /** Old files have their numbers and flags in quotes. */
        private void normalise() {
            content.remove("async");
            for (String field : NUMBERS) {
                if (content.has(field)) {
                    double value = positive(content, field);
                    if (field.equals("retries")) {
                        content.put(field, (int) value);
                    } else {
                        content.put(field, value);
                    }
                }
            }
            FLAGS.stream().filter(content::has).forEach(this::flag);
        }

        private void flag(String field) {
            String text = content.path(field).asText("");
            require(text.equals("true") || text.equals("false"), field, "must be true or false");
            content.put(field, text.equals("true"));
        }

        private ScheduledJob job() {
            try {
                return Json.mapper().treeToValue(content, ScheduledJob.class);
            } catch (JsonProcessingException | IllegalArgumentException wrong) {
                String message =
                        wrong instanceof JsonProcessingException json ? json.getOriginalMessage() : wrong.getMessage();
                throw bad(field(wrong), "cannot be understood: " + message);
            }
        }

        private static String field(Exception wrong) {
            if (wrong instanceof com.fasterxml.jackson.databind.JsonMappingException mapping) {
                Iterator<com.fasterxml.jackson.databind.JsonMappingException.Reference> path =
                        mapping.getPath().iterator();
                return path.hasNext() ? String.valueOf(path.next().getFieldName()) : "job";
            }
            return "job";
        }

        private int iterations(Schedule schedule) {
            long count = schedule.repetitions().orElse(0);
            require(
                    count >= 1 && count <= 100_000,
                    "schedule",
                    "must say how many runs there are: for four write \"R4//PT5M\", not \"" + schedule + "\"");
            return (int) count;
        }

        private static double positive(JsonNode node, String field) {
            double value = number(node, field);
            if (value <= 0 && !field.equals("retries")) {
                throw bad(labelled(field), "must be more than 0");
            }
            return value;
        }

        private static double number(JsonNode node, String field) {
            JsonNode value = node.path(field);
            require(!value.isMissingNode(), labelled(field), "is missing; give a number of seconds");
            try {
                double number = Double.parseDouble(value.asText());
                require(number >= 0 && number < 1e10, labelled(field), "must be a number of 0 or more");
                return number;
            } catch (NumberFormatException e) {
                throw bad(labelled(field), "must be a number, not " + value);
            }
        }

        private static String labelled(String field) {
            return List.of("duration", "deadline", "desv_deadline").contains(field) ? "qos." + field : field;
        }

        private static void require(boolean holds, String field, String otherwise) {
            if (!holds) {
                throw bad(field, otherwise);
            }
        }

        private static BadJobFile bad(String field, String what) {
            return new BadJobFile("\"" + field + "\" " + what);
        }
    }
}
