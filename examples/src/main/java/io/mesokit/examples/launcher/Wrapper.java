package io.mesokit.examples.launcher;

import io.mesokit.chronos.model.Schedule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The shell around the user's command, which reports each run to the supervisor.
 *
 * <p>It needs a POSIX shell and nothing else. With curl in the image the run reports its duration and CPU time;
 * without, the supervisor follows it through Chronos. Nothing of the user's becomes shell or JSON text: the command
 * travels as one quoted word, all else in environment variables, and what goes into the report is stripped to harmless
 * characters. The token is in the environment of the wrapper only, not in that of the command, and reaches curl on its
 * standard input, so that no list of processes shows it. The exit status is the command's own, whatever becomes of the
 * report.
 */
public final class Wrapper {
    /** Environment variable with the number of the run. */
    public static final String RUN = "MESOKIT_RUN_NUMBER";
    /** Environment variable with the supervisor's id of the job. */
    public static final String UUID = "MESOKIT_JOB_UUID";
    /** Environment variable with the URL to report to. */
    public static final String URL = "MESOKIT_REPORT_URL";
    /** Environment variable with the token that the report needs. */
    public static final String TOKEN = "MESOKIT_REPORT_TOKEN";

    /** No schedule of a parked job comes due: only the supervisor starts runs. */
    private static final Instant NEVER = Instant.parse("2199-01-01T00:00:00Z");

    private static final String SCRIPT = String.join(
            "\n",
            "command=$1; shift",
            "token=$MESOKIT_REPORT_TOKEN; unset MESOKIT_REPORT_TOKEN",
            // Parts of a second where date knows them; busybox does not.
            "now() { t=$(date +%s.%N); case $t in *[!0-9.]*) date +%s ;; *) echo \"$t\" ;; esac; }",
            "started=$(now)",
            "sh -c \"$command${*:+ $*}\"",
            "status=$?",
            "finished=$(now)",
            "command -v curl >/dev/null 2>&1 || exit $status",
            "spent=${MESOS_SANDBOX:-/tmp}/.mesokit-times.$$",
            "user= system=",
            "if times >\"$spent\" 2>/dev/null; then",
            "  { read -r unused; read -r user system; } <\"$spent\"; rm -f \"$spent\"",
            "fi",
            "plain() { printf %s \"$1\" | tr -cd 'A-Za-z0-9.:_-'; }",
            "body=$(printf '{\"uuid\":\"%s\",\"name\":\"%s\",\"run\":\"%s\",\"started_at\":\"%s\",\"finished_at\":\"%s\","
                    + "\"hostname\":\"%s\",\"status\":\"%s\",\"cpus\":\"%s\",\"user\":\"%s\",\"system\":\"%s\"}' "
                    + "\"$(plain \"$MESOKIT_JOB_UUID\")\" \"$(plain \"$CHRONOS_JOB_NAME\")\" "
                    + "\"$(plain \"$MESOKIT_RUN_NUMBER\")\" \"$started\" \"$finished\" \"$(plain \"$(hostname)\")\" "
                    + "\"$status\" \"$(plain \"$CHRONOS_RESOURCE_CPU\")\" \"$(plain \"$user\")\" "
                    + "\"$(plain \"$system\")\")",
            "for pause in 1 2 3 0; do",
            "  printf 'header = \"Authorization: Bearer %s\"\\n' \"$token\" | curl --silent --fail --max-time 10 "
                    + "--config - --header 'Content-Type: application/json' --data \"$body\" "
                    + "\"$MESOKIT_REPORT_URL\" >/dev/null 2>&1 && break",
            "  sleep $pause",
            "done",
            "exit $status");

    private Wrapper() {}

    /** The command to give to Chronos; arguments that Chronos appends go to the user's command. */
    public static String around(String command) {
        return "sh -c " + quoted(SCRIPT) + " mesokit " + quoted(command);
    }

    /** The same recurrence, starting when nobody waits for it any more, without an end. */
    public static Schedule parked(Schedule schedule) {
        boolean far = schedule.start().filter(start -> !start.isBefore(NEVER)).isPresent();
        return far ? schedule : schedule.forever().startingAt(NEVER.truncatedTo(ChronoUnit.MILLIS));
    }

    /** One word for a POSIX shell, whatever is in it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
