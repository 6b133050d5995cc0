package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which build of the servers this claims to be. */
final class Build {
    private static final double TIME = 1795242725.0;

    private Build() {}

    static ObjectNode version() {
        return Json.object()
                .put("version", AgentRecord.VERSION)
                .put("build_date", "2026-11-21 06:32:05 UTC")
                .put("build_time", TIME)
                .put("build_user", "")
                .put("git_sha", "c1b42f79d157aa900be5cbb0c1023f1479962aa7")
                .put("git_branch", "refs/heads/master");
    }
}
