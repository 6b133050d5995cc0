/**
 * Clients of Mesos masters and agents; begin with {@link io.mesokit.mesos.MesosMaster} and
 * {@link io.mesokit.mesos.MesosAgent}.
 *
 * <p>What the servers do that one would not think, and where each is met; {@code _pitfall} and the number is in the
 * names of tests that show it:
 *
 * <table>
 *   <caption>Pitfalls</caption>
 *   <tr><th>#</th><th>the server</th><th>met by</th></tr>
 *   <tr><td>1</td><td>compares the Content-Type literally</td><td>the core sends the bare type</td></tr>
 *   <tr><td>2</td><td>labels a stream of records as JSON</td><td>the framing goes by the call: {@code Events}, {@code
 *       Containers}</td></tr>
 *   <tr><td>3</td><td>refuses to be asked for recordio, save for two streams</td><td>the core asks for JSON, which both
 *       kinds of server stream</td></tr>
 *   <tr><td>4</td><td>names the leader without a scheme, below {@code /master}</td><td>the core follows with method,
 *       body and credentials, and stays; {@code Leader.locate}</td></tr>
 *   <tr><td>5</td><td>takes any path below {@code /api/v1} for that</td><td>one path for all calls: {@code
 *       Api.PATH}</td></tr>
 *   <tr><td>6</td><td>answers one connection in order</td><td>the core never pipelines; waits and streams have
 *       connections of their own</td></tr>
 *   <tr><td>7</td><td>treats some headers in ways of its own</td><td>neither Expect nor a User-Agent of libprocess is
 *       ever sent</td></tr>
 *   <tr><td>8</td><td>buffers for slow readers without limit, and cuts the oldest of 1000</td><td>{@code Events},
 *       {@code ClusterView}: read at once, opened anew</td></tr>
 *   <tr><td>9</td><td>leaves half-open connections that look alive</td><td>streams time silence out: {@code
 *       StreamOptions.idleTimeout}</td></tr>
 *   <tr><td>10</td><td>can never accept a principal or a secret with a colon</td><td>{@code MesosCredentials} refuses
 *       both; {@code Credentials.basic}, for any server, only the principal</td></tr>
 *   <tr><td>11</td><td>says 403 on masters to a token without a principal</td><td>ForbiddenException; such tokens are
 *       for agents</td></tr>
 *   <tr><td>12</td><td>leaves out what the principal may not see</td><td>said at {@code MesosMaster} and at every
 *       read</td></tr>
 *   <tr><td>13</td><td>wants its own principal in reservations and volumes</td><td>said at {@code
 *       Reservations.reserve}; InvalidRequestException</td></tr>
 *   <tr><td>14</td><td>ignores members in camelCase</td><td>all names of the models are the wire's</td></tr>
 *   <tr><td>15</td><td>refuses enums as numbers and drops unknown ones</td><td>words: such as {@code TaskState}, which
 *       keeps unknown ones</td></tr>
 *   <tr><td>16</td><td>writes NaN and Infinity bare, 64 bits without quotes</td><td>the core's mapper, {@code Scalar},
 *       {@code UnsignedLong}</td></tr>
 *   <tr><td>17</td><td>has objects as the values of maps</td><td>{@code QuotaConfig}, {@code LaunchContainerCall}:
 *       {@code Map} of {@code Scalar}</td></tr>
 *   <tr><td>18</td><td>reads the duration of DRAIN_AGENT in one shape and shows it in another</td><td>{@code
 *       ProtoDuration} and {@code DurationInfo}, set by {@code Agents.drain}</td></tr>
 *   <tr><td>19</td><td>writes some defaults, not all</td><td>accessors are empty or say the default</td></tr>
 *   <tr><td>20</td><td>has members beyond the messages, and leaves empty lists out</td><td>{@code unknownFields()};
 *       lists are empty, never absent: {@code Api.list}</td></tr>
 *   <tr><td>21</td><td>forgets tasks of ended frameworks in protobuf</td><td>JSON alone is spoken</td></tr>
 *   <tr><td>22</td><td>refuses GET_METRICS without its empty member</td><td>{@code Server.metrics} always sends
 *   it</td></tr>
 *   <tr><td>23</td><td>says 202 before the agent has agreed</td><td>said at {@code Reservations}, {@code Volumes};
 *       {@code Operations.list}</td></tr>
 *   <tr><td>24</td><td>dies of REMOVE_QUOTA for a role without quota</td><td>{@code Quotas.clear}; {@code
 *       Quotas.remove} looks first</td></tr>
 *   <tr><td>25</td><td>replaces the whole maintenance schedule, and shows only a part</td><td>said at {@code
 *       Maintenance.updateSchedule}</td></tr>
 *   <tr><td>26</td><td>thinks the cluster small after an election; takes no quota of nested roles</td><td>said at
 *       {@code Quotas.update}; {@code updateByForce}</td></tr>
 *   <tr><td>27</td><td>answers DRAIN_AGENT at once, and keeps it for ever</td><td>said at {@code
 *   Agents.drain}</td></tr>
 *   <tr><td>28</td><td>has no events for draining, offers, quotas and more</td><td>said at {@code Events.all}</td></tr>
 *   <tr><td>29</td><td>shows quota consumption in an old route only</td><td>{@code Legacy.roles}</td></tr>
 *   <tr><td>30</td><td>refuses the second TEARDOWN, START_ or STOP_MAINTENANCE</td><td>they are never sent twice;
 *       OutcomeUnknownException</td></tr>
 *   <tr><td>31</td><td>leaves the parents out of a container's id</td><td>said at {@code Containers.listAll}</td></tr>
 *   <tr><td>32</td><td>dies of REMOVE_CONTAINER for a standalone container</td><td>{@code Containers.remove}, {@code
 *       NestedContainers.remove} refuse it</td></tr>
 *   <tr><td>33</td><td>has no output of most containers</td><td>said at {@code Containers.output}</td></tr>
 *   <tr><td>34</td><td>says 400 whatever kept a container from starting, and goes on without us</td><td>said at {@code
 *       Containers.launch}; {@code await}, {@code kill}</td></tr>
 *   <tr><td>35</td><td>gives exit statuses as wait(2) does</td><td>said at {@code Containers.await}</td></tr>
 *   <tr><td>36</td><td>ends a session with its connection</td><td>said at {@code Containers.session}; never opened
 *       anew</td></tr>
 *   <tr><td>37</td><td>writes broken JSON for binary files</td><td>{@code Files.read}, {@code open}, {@code download}:
 *       never {@code /files/read}</td></tr>
 *   <tr><td>38</td><td>says 200 to a scheduler it refuses</td><td>{@code ErrorEvent}, the first event</td></tr>
 *   <tr><td>39</td><td>ends a framework with its connection</td><td>{@code FrameworkInfo.failoverTimeout}: 0 unless
 *       set</td></tr>
 *   <tr><td>40</td><td>forgets suppressed roles and constraints</td><td>said at {@code SubscribeCall}, {@code
 *       UpdateFrameworkCall}</td></tr>
 *   <tr><td>41</td><td>ignores REVIVE and SUPPRESS if one role is bad</td><td>the models say which roles; nothing is
 *       checked here</td></tr>
 *   <tr><td>42</td><td>tells of failed operations only if they have an id</td><td>{@code OfferOperation.id}</td></tr>
 *   <tr><td>43</td><td>loses running tasks when ACCEPT comes twice</td><td>it may not be repeated</td></tr>
 *   <tr><td>44</td><td>takes acknowledgements only for updates with a uuid</td><td>{@code TaskStatus.uuid}, {@code
 *       OperationStatus.uuid}: absent</td></tr>
 *   <tr><td>45</td><td>is silent about tasks of agents that recover</td><td>{@code ReconcileCall}, again
 *   later</td></tr>
 *   <tr><td>46</td><td>brings lost and unreachable tasks back</td><td>{@code TaskState.LOST}, {@code UNREACHABLE};
 *       {@code ClusterView} takes them back</td></tr>
 *   <tr><td>47</td><td>names agents in offers with http always</td><td>said at {@code Offer.url}</td></tr>
 *   <tr><td>48</td><td>ignores or refuses a changed user or checkpoint</td><td>said at {@code FrameworkInfo}</td></tr>
 *   <tr><td>49</td><td>refuses for 5 seconds unless told</td><td>{@code Filters.refuseSeconds}</td></tr>
 *   <tr><td>50</td><td>never takes offers back by itself</td><td>decline what is not needed</td></tr>
 *   <tr><td>51</td><td>wants an empty {@code subscribe} of executors</td><td>{@code
 *       ExecutorCall.of(SubscribeCall)}</td></tr>
 *   <tr><td>52</td><td>has two forms of reservations</td><td>{@code Resources} reads both and writes either: {@code
 *       toOldForm}</td></tr>
 *   <tr><td>53</td><td>counts in thousandths</td><td>{@code Resources}, {@code Scalar}</td></tr>
 *   <tr><td>54</td><td>compares sets in order, and {@code [1,2]} means 1 to 2</td><td>{@code ValueSet}, {@code
 *       Resources.parse}</td></tr>
 *   <tr><td>55</td><td>wants volumes and mounts whole</td><td>{@code Resources.minus}, {@code contains}</td></tr>
 *   <tr><td>56</td><td>takes {@code 1.0} for a number, {@code v1.0} for a text</td><td>{@code
 *   Attributes.parse}</td></tr>
 *   <tr><td>57</td><td>limits ids</td><td>said at {@code Containers.launch}; InvalidRequestException</td></tr>
 *   <tr><td>58</td><td>documents {@code role} where {@code roles} is meant</td><td>{@code ReviveCall}, {@code
 *       SuppressCall}</td></tr>
 * </table>
 *
 * Beyond these: a server says 404 for every path while it starts, and 400 for unknown agents and frameworks, and 404
 * with an empty body for files ({@code Refusals} makes of each what it means); it never takes back an agent marked gone
 * ({@code Irreversible} must be given, {@code Agents.loss} tells what it costs); and it does not page GET_TASKS ({@code
 * Legacy.tasks}).
 *
 * Two things more that no event tells of are met by {@code ClusterView}, which asks for the agents now and then: an
 * agent without tasks that is unreachable, and completed tasks that agents bring along after an election.
 *
 * <h2>Which master is asked</h2>
 *
 * {@code MesosMaster.connect} takes masters, of which any will do, or the {@code zk://} address where they elect their
 * leader (see {@link io.mesokit.mesos.ZooKeeperDetector}; ZooKeeper's client is then needed on the class path). The
 * leader is asked until it fails or another is elected. What a call meets on the way:
 *
 * <table>
 *   <caption>Elections</caption>
 *   <tr><th>the server</th><th>the call</th></tr>
 *   <tr><td>another leads: 307, {@code //host:port/master/…}</td><td>is sent there, body and credentials too; those
 *       after it are sent to that host and port, and not below {@code /master}, where many routes are not</td></tr>
 *   <tr><td>503 "No leader elected", "… has not finished recovery"</td><td>whatever it is, is sent again until its
 *       timeout, at other masters too: the server checks that before it looks at the call</td></tr>
 *   <tr><td>307 to a master that is gone</td><td>the same: the others take about ten seconds to notice</td></tr>
 *   <tr><td>307 to a master that was restarted, which itself says the same</td><td>the same: what was elected is the
 *       process before, and that it is gone is noticed as late</td></tr>
 *   <tr><td>404 "404 Not Found." for a route that every server has: the first moments of a start</td><td>whatever it
 *       is, is sent again, as often as the retry policy says; then it fails with {@code ServerException}</td></tr>
 *   <tr><td>dies when the call is on its way</td><td>is sent again if it is repeatable; else
 *       {@code OutcomeUnknownException}</td></tr>
 * </table>
 *
 * With {@code RetryPolicy.none()} nothing of this is sent again, but redirects are followed.
 *
 * <h2>Silent streams</h2>
 *
 * SUBSCRIBED announces how often heartbeats come. A stream on which five of them are missed is cut and opened anew, and
 * the gap is told; before the announcement, and for servers before 1.5, {@code StreamOptions.idleTimeout} counts.
 *
 * <h2>Who is asking</h2>
 *
 * <table>
 *   <caption>Credentials</caption>
 *   <tr><th>the server wants</th><th>give it</th></tr>
 *   <tr><td>a principal and its secret (the default authenticator)</td>
 *       <td>{@code MesosCredentials.principal}, {@code .fromFile}</td></tr>
 *   <tr><td>a JWT (executors and their agents; masters answer it with 403)</td><td>{@code Credentials.bearer}</td></tr>
 *   <tr><td>a DC/OS token</td><td>{@code DcosCredentials}, which logs in with a service account; {@code
 *       Credentials.token} for one that is there</td></tr>
 *   <tr><td>a client certificate</td><td>{@code Tls.as}</td></tr>
 *   <tr><td>something else</td><td>an implementation of {@code Credentials}</td></tr>
 * </table>
 *
 * Nobody or the wrong one is an {@code UnauthorizedException}; one who may not, a {@code ForbiddenException}; what one
 * may not see is missing from answers.
 */
@NullMarked
package io.mesokit.mesos;

import org.jspecify.annotations.NullMarked;
