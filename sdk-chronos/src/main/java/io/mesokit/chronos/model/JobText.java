package io.mesokit.chronos.model;

/** Jobs on one line: {@code etl [R/2030-01-01T02:00:00Z/P1D] "./etl.sh", 3 ok, 1 failed, disabled}. */
final class JobText {
    private static final int COMMAND = 60;

    private JobText() {}

    static String of(JobDefinition job, String when) {
        StringBuilder line =
                new StringBuilder(job.name()).append(" [").append(when).append(']');
        if (!job.command().isEmpty()) {
            line.append(" \"").append(shortened(job.command())).append('"');
        }
        job.container()
                .ifPresent(container ->
                        line.append(" in ").append(container.image().orElse("?")));
        if (job.successCount() + job.errorCount() > 0) {
            line.append(", ")
                    .append(job.successCount())
                    .append(" ok, ")
                    .append(job.errorCount())
                    .append(" failed");
        }
        return line.append(job.disabled() ? ", disabled" : "").toString();
    }

    private static String shortened(String command) {
        String line = command.replaceAll("\\s+", " ");
        return line.length() <= COMMAND ? line : line.substring(0, COMMAND - 1) + "…";
    }
}
