package io.mesokit.chronos;

import io.mesokit.chronos.model.JobGraph;
import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;

/** Which job waits for which. Safe for use by many threads. */
public final class Graph {
    private final Api api;

    Graph(Api api) {
        this.api = api;
    }

    /** The graph as Graphviz draws it. {@code GET graph/dot}, since 1.0; repeatable. */
    public Call<String> dot() {
        return api.versioned(prefix -> text(prefix, "dot"), Decoder.text());
    }

    /** The graph, with how each job is. {@code GET graph/csv}, since 1.0; repeatable. */
    public Call<JobGraph> csv() {
        return api.versioned(Graph::csv, response -> JobGraph.parse(response.text()));
    }

    private static Request csv(String prefix) {
        return text(prefix, "csv");
    }

    /** They answer 406 to anybody who wants JSON. */
    private static Request text(String prefix, String form) {
        return Request.get(prefix + "/graph/" + form)
                .header("Accept", "text/plain")
                .operation("graph." + form);
    }

    @Override
    public String toString() {
        return "Graph of " + api;
    }
}
