package io.mesokit.chronos.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Tells the two kinds of job apart as the server does: by whether there are {@code parents}, even an empty list. */
final class JobReader extends JsonDeserializer<Job> {
    @Override
    public Job deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        if (!node.has("parents") && !node.has("schedule")) {
            return context.reportInputMismatch(Job.class, "a job has either \"schedule\" or \"parents\"");
        }
        Class<? extends Job> kind = node.has("parents") ? DependentJob.class : ScheduledJob.class;
        return context.readTreeAsValue(node, kind);
    }
}
