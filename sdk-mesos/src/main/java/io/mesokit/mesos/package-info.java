/**
 * Clients of Mesos masters and agents; begin with {@link io.mesokit.mesos.MesosMaster} and
 * {@link io.mesokit.mesos.MesosAgent}.
 *
 * <p>What the servers do that one would not think, and where it is met:
 *
 * <table>
 *   <caption>Pitfalls</caption>
 *   <tr><th>the server</th><th>met by</th></tr>
 *   <tr><td>dies of REMOVE_QUOTA for a role without quota</td><td>{@code Quotas.clear}; {@code Quotas.remove} looks
 *       first</td></tr>
 *   <tr><td>dies of REMOVE_CONTAINER for a standalone container</td><td>{@code Containers.remove} refuses it</td></tr>
 *   <tr><td>refuses GET_METRICS without its empty member</td><td>{@code Server.metrics} always sends it</td></tr>
 *   <tr><td>reads the duration of DRAIN_AGENT in a shape of its own</td><td>{@code Agents.drain}</td></tr>
 *   <tr><td>never takes back an agent marked gone</td><td>{@code Irreversible} must be given</td></tr>
 *   <tr><td>says 404 for every path while it starts</td><td>{@code Refusals}: no NotFoundException</td></tr>
 *   <tr><td>says 400 for an unknown agent or framework</td><td>{@code Refusals}: NotFoundException</td></tr>
 *   <tr><td>says 404 with an empty body for a file</td><td>{@code Refusals} explains it</td></tr>
 *   <tr><td>names the leader without a scheme, below {@code /master}</td><td>the core follows it</td></tr>
 *   <tr><td>labels a stream of records as JSON</td><td>the framing goes by the call</td></tr>
 *   <tr><td>leaves out what the principal may not see</td><td>said at {@code MesosMaster}</td></tr>
 *   <tr><td>says nothing of an agent without tasks that is unreachable</td><td>{@code ClusterView} asks for the agents
 *       now and then</td></tr>
 *   <tr><td>takes completed tasks back from agents after an election, and says nothing of it</td><td>{@code ClusterView}
 *       takes another snapshot</td></tr>
 *   <tr><td>shows quota consumption in an old route only</td><td>{@code Legacy.roles}</td></tr>
 *   <tr><td>does not page GET_TASKS</td><td>{@code Legacy.tasks}</td></tr>
 * </table>
 *
 * <h2>Which master is asked</h2>
 *
 * {@code MesosMaster.connect} takes masters, of which any will do, or the {@code zk://} address where they elect their leader
 * (see {@link io.mesokit.mesos.ZooKeeperDetector}; ZooKeeper's client is then needed on the class path). The leader is asked
 * until it fails or another is elected. What a call meets on the way:
 *
 * <table>
 *   <caption>Elections</caption>
 *   <tr><th>the server</th><th>the call</th></tr>
 *   <tr><td>another leads: 307, {@code //host:port/master/…}</td><td>is sent there, body and credentials too; so are those
 *       after it</td></tr>
 *   <tr><td>503 "No leader elected", "… has not finished recovery"</td><td>whatever it is, is sent again until its timeout,
 *       at other masters too: the server checks that before it looks at the call</td></tr>
 *   <tr><td>307 to a master that is gone</td><td>the same: the others take about ten seconds to notice</td></tr>
 *   <tr><td>404 "404 Not Found." for {@code /api/v1}: the first moments of a start</td><td>whatever it is, is sent again, as
 *       often as the retry policy says; then it fails with {@code ServerException}</td></tr>
 *   <tr><td>dies when the call is on its way</td><td>is sent again if it is repeatable; else
 *       {@code OutcomeUnknownException}</td></tr>
 * </table>
 *
 * With {@code RetryPolicy.none()} nothing of this is sent again, but redirects are followed.
 *
 * <h2>Silent streams</h2>
 *
 * SUBSCRIBED announces how often heartbeats come. A stream on which five of them are missed is cut and opened anew, and the
 * gap is told; before the announcement, and for servers before 1.5, {@code StreamOptions.idleTimeout} counts.
 *
 * <h2>Who is asking</h2>
 *
 * <table>
 *   <caption>Credentials</caption>
 *   <tr><th>the server wants</th><th>give it</th></tr>
 *   <tr><td>a principal and its secret (the default authenticator)</td>
 *       <td>{@code MesosCredentials.principal}, {@code .fromFile}</td></tr>
 *   <tr><td>a JWT (executors and their agents; masters answer it with 403)</td><td>{@code Credentials.bearer}</td></tr>
 *   <tr><td>a DC/OS token</td><td>{@code DcosCredentials}, which logs in with a service account; {@code Credentials.token}
 *       for one that is there</td></tr>
 *   <tr><td>a client certificate</td><td>{@code Tls.as}</td></tr>
 *   <tr><td>something else</td><td>an implementation of {@code Credentials}</td></tr>
 * </table>
 *
 * Nobody or the wrong one is an {@code UnauthorizedException}; one who may not, a {@code ForbiddenException}; what one may not
 * see is missing from answers.
 */
@NullMarked
package io.mesokit.mesos;

import org.jspecify.annotations.NullMarked;
