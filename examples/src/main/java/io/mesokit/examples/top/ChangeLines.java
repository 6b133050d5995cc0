package io.mesokit.examples.top;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.view.Change;
import io.mesokit.mesos.view.ClusterListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Prints each change as a line of JSON. Told of one at a time. */
final class ChangeLines implements ClusterListener {
    private final Watch watch;
    private final Looks looks;
    private final PrintWriter out;
    private final CountDownLatch unread = new CountDownLatch(1);
    private @Nullable Names names;

    ChangeLines(Watch watch, Looks looks, PrintWriter out) {
        this.watch = watch;
        this.looks = looks;
        this.out = out;
    }

    /** Prints the state, and then whatever changes it: nothing that happens in between is lost or comes first. */
    synchronized void begin(Supplier<ObjectNode> state) {
        print(watch.view().ask(cluster -> {
            watch.view().listen(this);
            return state.get();
        }));
        out.flush();
    }

    /** Comes to zero when nobody reads the lines any more. */
    CountDownLatch unread() {
        return unread;
    }

    @Override
    public void onTask(Change<Task> change) {
        Names known = names == null ? Names.of(watch.view()) : names;
        names = known;
        TaskRow row = known.row(change.latest());
        if (looks.query().wants(Page.row(row, watch.clock().instant()).fields())) {
            ObjectNode line = line("task", change.kind());
            line.set("task", Report.task(row));
            print(line);
        }
    }

    @Override
    public void onAgent(Change<Agent> change) {
        names = null;
        var info = change.latest().agentInfo();
        print(line("agent", change.kind())
                .put("id", info.id().map(Object::toString).orElse(""))
                .put("host", info.hostname()));
    }

    @Override
    public void onFramework(Change<Framework> change) {
        names = null;
        var info = change.latest().frameworkInfo();
        print(line("framework", change.kind())
                .put("id", info.id().map(Object::toString).orElse(""))
                .put("name", info.name())
                .put("active", change.latest().active()));
    }

    @Override
    public void onLoss(MesokitException reason) {
        print(line("loss").put("reason", Watch.firstLine(reason)));
    }

    @Override
    public void onGap(Gap gap) {
        print(line("gap").put("seconds", gap.duration().toMillis() / 1000.0));
    }

    @Override
    public void onSkipped(long events) {
        print(line("skipped").put("events", events));
    }

    private ObjectNode line(String type, Change.Kind kind) {
        return line(type).put("change", kind.name().toLowerCase(Locale.ROOT));
    }

    private ObjectNode line(String type) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        return line.put("at", watch.clock().instant().toString()).put("type", type);
    }

    private synchronized void print(ObjectNode line) {
        out.println(line);
        if (out.checkError()) {
            unread.countDown();
        }
    }
}
