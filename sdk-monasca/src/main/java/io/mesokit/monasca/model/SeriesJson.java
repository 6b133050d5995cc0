package io.mesokit.monasca.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Series come as tables: a list of columns beside a list of rows, in any order. */
final class SeriesJson {
    private static final Set<String> KNOWN =
            Set.of("id", "name", "dimensions", "columns", "measurements", "statistics");

    private SeriesJson() {}

    /** A table of values. */
    public static final class MeasurementsReader extends StdDeserializer<Series> {
        private static final long serialVersionUID = 1L;

        /** For Jackson. */
        public MeasurementsReader() {
            super(Series.class);
        }

        @Override
        public Series deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = context.readTree(parser);
            Table table = new Table(parser, json, "measurements");
            List<Measurement> rows = new ArrayList<>();
            for (Map<String, JsonNode> row : table.rows()) {
                rows.add(new Measurement(table.time(row), table.number(row, "value"), texts(row.get("value_meta"))));
            }
            SeriesBuilder builder = Series.builder();
            unknown(json, builder::putUnknownFields);
            return builder.id(json.path("id").asText())
                    .name(json.path("name").asText())
                    .dimensions(texts(json.path("dimensions")))
                    .measurements(rows)
                    .build();
        }
    }

    /** A table of what was computed. */
    public static final class StatisticsReader extends StdDeserializer<StatisticsSeries> {
        private static final long serialVersionUID = 1L;

        /** For Jackson. */
        public StatisticsReader() {
            super(StatisticsSeries.class);
        }

        @Override
        public StatisticsSeries deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = context.readTree(parser);
            Table table = new Table(parser, json, "statistics");
            List<Statistics> rows = new ArrayList<>();
            for (Map<String, JsonNode> row : table.rows()) {
                rows.add(statistics(table.time(row), row));
            }
            StatisticsSeriesBuilder builder = StatisticsSeries.builder();
            unknown(json, builder::putUnknownFields);
            return builder.id(json.path("id").asText())
                    .name(json.path("name").asText())
                    .dimensions(texts(json.path("dimensions")))
                    .statistics(rows)
                    .build();
        }

        private static Statistics statistics(Instant time, Map<String, JsonNode> row) {
            JsonNode count = row.get("count");
            return new Statistics(
                    time,
                    number(row, Statistic.AVG),
                    number(row, Statistic.MIN),
                    number(row, Statistic.MAX),
                    number(row, Statistic.SUM),
                    count != null && count.isNumber() ? OptionalLong.of(count.longValue()) : OptionalLong.empty());
        }

        private static OptionalDouble number(Map<String, JsonNode> row, Statistic statistic) {
            JsonNode cell = row.get(statistic.wire());
            return cell != null && cell.isNumber() ? OptionalDouble.of(cell.doubleValue()) : OptionalDouble.empty();
        }
    }

    /** Columns and rows. */
    private record Table(JsonParser parser, JsonNode json, String member) {
        List<Map<String, JsonNode>> rows() throws IOException {
            JsonNode columns = json.path("columns");
            List<Map<String, JsonNode>> rows = new ArrayList<>();
            for (JsonNode cells : json.path(member)) {
                if (cells.size() != columns.size()) {
                    throw wrong("a row of " + member + " has not as many cells as there are columns");
                }
                Map<String, JsonNode> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i).asText(), cells.get(i));
                }
                rows.add(row);
            }
            return rows;
        }

        Instant time(Map<String, JsonNode> row) throws IOException {
            JsonNode cell = row.get("timestamp");
            try {
                return InstantText.parse(cell == null ? "" : cell.asText());
            } catch (DateTimeException e) {
                throw wrong("a row of " + member + " has no timestamp that can be read: " + cell);
            }
        }

        double number(Map<String, JsonNode> row, String column) throws IOException {
            JsonNode cell = row.get(column);
            if (cell == null || !cell.isNumber()) {
                throw wrong("a row of " + member + " has no number in the column " + column + ": " + cell);
            }
            return cell.doubleValue();
        }

        private IOException wrong(String what) {
            return JsonMappingException.from(parser, what);
        }
    }

    private static Map<String, String> texts(@Nullable JsonNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (json != null) {
            json.properties()
                    .forEach(each -> texts.put(
                            each.getKey(),
                            each.getValue().isTextual()
                                    ? each.getValue().textValue()
                                    : each.getValue().toString()));
        }
        return texts;
    }

    private static void unknown(JsonNode json, BiConsumer<String, JsonNode> keep) {
        json.properties().stream()
                .filter(each -> !KNOWN.contains(each.getKey()))
                .forEach(each -> keep.accept(each.getKey(), each.getValue()));
    }
}
