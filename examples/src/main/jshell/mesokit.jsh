import io.mesokit.chronos.*
import io.mesokit.mesos.MesosAgent
import io.mesokit.mesos.MesosCredentials
import io.mesokit.mesos.MesosMaster
import io.mesokit.mesos.model.Attributes
import io.mesokit.mesos.model.Resources
import io.mesokit.mesos.model.Task
import io.mesokit.mesos.model.TaskState
import io.mesokit.mesos.view.*
import io.mesokit.monasca.Keystone
import io.mesokit.monasca.MetricsReporter
import io.mesokit.monasca.Monasca
import io.mesokit.chronos.model.*
import io.mesokit.core.*
import io.mesokit.testkit.*
import io.mesokit.perf.*
import io.mesokit.perf.cgroup.*
import io.mesokit.perf.cgroup.Metric
import io.mesokit.perf.counters.*
import io.mesokit.perf.prometheus.Exposition
import com.fasterxml.jackson.databind.JsonNode
import java.time.*
import static java.time.Duration.*
import static io.mesokit.perf.counters.PerfEvent.*
System.out.println("Mesokit. To begin with: var cluster = EmbeddedCluster.start()")
System.out.println("then: var chronos = Chronos.connect(cluster.chronos().url())   and: chronos.jobs().list().execute()")
