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
 *   <tr><td>shows quota consumption in an old route only</td><td>{@code Legacy.roles}</td></tr>
 *   <tr><td>does not page GET_TASKS</td><td>{@code Legacy.tasks}</td></tr>
 * </table>
 */
@NullMarked
package io.mesokit.mesos;

import org.jspecify.annotations.NullMarked;
