package io.mesokit.testkit.monasca;

/** What the Monasca API stands on and what may be down; Keystone is taken down at its own server. */
public enum Backend {
    /** The queue that posts go to: a post still answers 204 and is lost; one of more than 1000 metrics gets a 500. */
    KAFKA("kafka", "Could not connect to Kafka at ['127.0.0.1:9092']"),
    /** The SQL database of definitions and alarms. */
    ALARMS_DATABASE(
            "alarms_database",
            "(pymysql.err.OperationalError) (2003, \"Can't connect to MySQL server on '127.0.0.1'\")"),
    /** InfluxDB: every query gets a 500; posts wait in the queue and are stored when it is back. */
    METRICS_DATABASE(
            "metrics_database",
            "HTTPConnectionPool(host='127.0.0.1', port=8086): Max retries exceeded (Caused by NewConnectionError"
                    + "('Failed to establish a new connection: [Errno 111] Connection refused'))");

    private final String label;
    private final String complaint;

    Backend(String label, String complaint) {
        this.label = label;
        this.complaint = complaint;
    }

    String label() {
        return label;
    }

    String complaint() {
        return complaint;
    }
}
