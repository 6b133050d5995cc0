/**
 * A client of Chronos 3.x and 2.x; begin with {@link io.mesokit.chronos.Chronos}.
 *
 * <p>Chronos has many ways to do something else than one would think. This is where each is met:
 *
 * <table>
 *   <caption>Pitfalls</caption>
 *   <tr><th>#</th><th>the server</th><th>met by</th></tr>
 *   <tr><td>1</td><td>says 400 for a job that does not exist</td><td>{@code Refusals}: NotFoundException, by the
 *   text</td></tr>
 *   <tr><td>2</td><td>sends a stack trace; a follower sends nothing</td><td>{@code Refusals}: the useful line; what the
 *       route tells</td></tr>
 *   <tr><td>3</td><td>answers 200 with "false", not JSON</td><td>{@code Jobs.markSuccess}: MarkResult</td></tr>
 *   <tr><td>4</td><td>replaces without a look, counters too</td><td>{@code Jobs.update}, {@code
 *   Job.resetCounters}</td></tr>
 *   <tr><td>5</td><td>lists uris and fetch, and refuses both</td><td>{@code OutgoingJob} keeps fetch; {@code
 *   JobCheck}</td></tr>
 *   <tr><td>6</td><td>moves the schedule on</td><td>{@code Jobs.update}, {@code Schedule.sameRecurrence}; said at
 *       {@code putScheduled}</td></tr>
 *   <tr><td>7</td><td>runs a job without schedule at once</td><td>a type of its own: {@code OneTimeJob}</td></tr>
 *   <tr><td>8</td><td>fails on empty parents</td><td>{@code JobCheck}</td></tr>
 *   <tr><td>9</td><td>fails on the wrong route for the kind</td><td>{@code Jobs.put} goes by the type</td></tr>
 *   <tr><td>10</td><td>reads null as "null", 0, false</td><td>absent and empty values are never sent</td></tr>
 *   <tr><td>11</td><td>ignores a container without image</td><td>{@code JobCheck}</td></tr>
 *   <tr><td>12</td><td>drops constraints with an unknown operator</td><td>{@code JobCheck}</td></tr>
 *   <tr><td>13</td><td>wants networks in upper case</td><td>{@code Network}, {@code JobCheck}</td></tr>
 *   <tr><td>14</td><td>sends ports as text</td><td>{@code PortMapping} reads both</td></tr>
 *   <tr><td>15</td><td>rewrites the children of a deleted job</td><td>said at {@code Jobs.delete}</td></tr>
 *   <tr><td>16</td><td>gives a run no id, ignores triggers</td><td>{@code Jobs.runAndAwait}</td></tr>
 *   <tr><td>17</td><td>counts triggers as runs</td><td>said at {@code Jobs.trigger}, {@code Schedule.times}</td></tr>
 *   <tr><td>18</td><td>ignores "any" alone; stops at 10</td><td>{@code JobSearch}</td></tr>
 *   <tr><td>19</td><td>searches for parts of names</td><td>{@code Jobs.get} wants the whole name</td></tr>
 *   <tr><td>20</td><td>leaves zone and century out of times</td><td>{@code TaskStat.startedAt(zone)}</td></tr>
 *   <tr><td>21</td><td>calls the median mean; ms here, s there</td><td>{@code Histogram}, {@code
 *   JobTime.seconds}</td></tr>
 *   <tr><td>22</td><td>takes an unknown time zone for GMT</td><td>{@code JobCheck}</td></tr>
 *   <tr><td>23</td><td>appends arguments also with a shell</td><td>said at {@code Jobs.trigger}, {@code
 *   arguments}</td></tr>
 *   <tr><td>24</td><td>has /leader below the prefix, proxies</td><td>{@code Leader.get}</td></tr>
 *   <tr><td>25</td><td>answers a search with 200 and a list</td><td>{@code Jobs.search}</td></tr>
 *   <tr><td>26</td><td>does not read its own writes</td><td>{@code Jobs.putAndAwait}, {@code awaitVisible}</td></tr>
 *   <tr><td>27</td><td>cannot say 0 cpus, mem or disk</td><td>{@code JobCheck}</td></tr>
 *   <tr><td>28</td><td>has paths that names could leave</td><td>names are one encoded path segment</td></tr>
 *   <tr><td>29</td><td>has another prefix in 2.x</td><td>{@code Detection}, {@code Chronos.assuming}</td></tr>
 *   <tr><td>30</td><td>proxies without a timeout</td><td>every call has one</td></tr>
 * </table>
 *
 * Beyond these: a job that is its own parent crashes the server for good ({@code JobCheck} never lets one pass), and a
 * job with an unknown parent is forgotten ({@code ParentCheck}).
 */
@NullMarked
package io.mesokit.chronos;

import org.jspecify.annotations.NullMarked;
