package io.mesokit.monasca;

import io.mesokit.monasca.model.Metric;
import java.util.Map;

/**
 * What Monasca accepts, checked before the wire: it answers some mistakes with a 500, and one bad metric of a batch
 * refuses all of them. Every failure is an {@link IllegalArgumentException} that names the culprit.
 */
final class Rules {
    private static final int LONGEST = 255;
    private static final String DIMENSION_FORBIDS = "<>={},\"\\;&";
    private static final String NAME_FORBIDS = DIMENSION_FORBIDS + "() ";
    private static final int MOST_META = 16;
    private static final int META_CHARACTERS = 2048;
    /** The end of the year 9999, the last that its times can be written in. */
    private static final long LATEST = 253_402_300_799_999L;

    private Rules() {}

    static void check(Metric metric) {
        name(metric.name());
        metric.dimensions().forEach(Rules::dimension);
        if (!Double.isFinite(metric.value())) {
            throw refused("the value of metric", metric.name(), "must be a finite number, not " + metric.value());
        }
        if (metric.timestamp() < 0 || metric.timestamp() > LATEST) {
            throw refused(
                    "the timestamp of metric",
                    metric.name(),
                    "must be milliseconds since 1970, up to the year 9999: " + metric.timestamp());
        }
        meta(metric.name(), metric.valueMeta());
    }

    static void name(String name) {
        length("a metric's name", name);
        without("a metric's name", name, NAME_FORBIDS);
    }

    static void dimension(String key, String value) {
        key(key);
        length("the value of dimension " + key, value);
        without("the value of dimension " + key, value, DIMENSION_FORBIDS);
    }

    static void key(String key) {
        length("a dimension's key", key);
        without("a dimension's key", key, DIMENSION_FORBIDS);
        if (key.startsWith("_")) {
            throw refused("a dimension's key", key, "must not begin with an underscore");
        }
    }

    private static void meta(String metric, Map<String, String> meta) {
        if (meta.size() > MOST_META) {
            throw refused("value_meta of metric", metric, "has " + meta.size() + " entries; 16 are the most");
        }
        meta.keySet().forEach(key -> length("a key of value_meta of metric " + metric, key));
        int size = PythonJson.length(meta);
        if (size > META_CHARACTERS) {
            throw refused("value_meta of metric", metric, "is " + size + " characters of JSON; 2048 are the most");
        }
    }

    private static void length(String what, String text) {
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > LONGEST) {
            throw refused(what, text, "must be 1 to 255 characters, not " + length);
        }
    }

    private static void without(String what, String text, String forbidden) {
        text.chars().filter(each -> forbidden.indexOf(each) >= 0).findFirst().ifPresent(each -> {
            throw refused(what, text, "must not hold '" + (char) each + "'");
        });
    }

    private static IllegalArgumentException refused(String what, String text, String why) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return new IllegalArgumentException(what + " \"" + shown + "\" " + why);
    }
}
