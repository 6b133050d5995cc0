package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One control group, by each controller: its places when it was looked up. What becomes of it later shows when it is
 * read. Two are equal if they are the same groups; a group made anew at the same path is another.
 *
 * <p>Immutable and safe for use by any thread. Prints as a table of its places.
 */
public final class Cgroup {
    private final Cgroups in;
    private final Optional<ProcessId> process;
    private final Map<Controller, Place> places;
    private final Map<Controller, String> missing;
    /**
     * Where places are those of groups above it: the group that is meant. It lets a root be read too, which the search for
     * limits has to do on its way up, with one place at a time.
     */
    private final Optional<Cgroup> nearestTo;

    Cgroup(Cgroups in, Optional<ProcessId> process, Map<Controller, Place> places, Map<Controller, String> missing) {
        this(in, process, places, missing, Optional.empty());
    }

    private Cgroup(
            Cgroups in,
            Optional<ProcessId> process,
            Map<Controller, Place> places,
            Map<Controller, String> missing,
            Optional<Cgroup> nearestTo) {
        this.in = in;
        this.process = process;
        this.places = places;
        this.missing = missing;
        this.nearestTo = nearestTo;
    }

    /** The process by which it was found. */
    public Optional<ProcessId> process() {
        return process;
    }

    /** The path: of {@link Controller#CPU}, or else of the first controller that has the group for itself. */
    public String path() {
        return main().map(Place::path).orElse("/");
    }

    private Optional<Place> main() {
        return readable(Controller.CPU)
                .or(() -> places.values().stream()
                        .filter(place -> isOwn(place.controller()))
                        .findFirst())
                .or(() -> places.values().stream().findFirst());
    }

    /** Where a controller keeps it; empty if this machine does not have it, or it cannot be seen from here. */
    public Optional<Place> place(Controller controller) {
        return Optional.ofNullable(places.get(controller));
    }

    /** If it is the root by all controllers: the whole machine; from within a container's namespace, that container. */
    public boolean isRoot() {
        return places.values().stream().allMatch(Place::isRoot);
    }

    /** If a controller has a group of its own for this; not so where it is the root while others are not. */
    public boolean isOwn(Controller controller) {
        return readable(controller).isPresent();
    }

    /** If it is still there. */
    public boolean exists() {
        return places.values().stream().allMatch(Inode::isStill);
    }

    /**
     * The processes in it, without those in groups below, by the controller that {@link #path()} is of. Mesos has those
     * of a container in the group {@code leaf} below, in version 2; see {@link #allPids()}.
     *
     * @throws CgroupException.Denied if this process may not read it
     * @throws CgroupException.Busy if this process has too many files open to read it
     */
    public Set<Long> pids() {
        return main().map(place -> pids(place.directory())).orElse(Set.of());
    }

    /**
     * The processes in it and in all groups below, by the controller that {@link #path()} is of.
     *
     * @throws CgroupException.Denied if this process may not read it
     * @throws CgroupException.Busy if this process has too many files open to read it
     */
    public Set<Long> allPids() {
        Set<Long> result = new TreeSet<>();
        main().ifPresent(place -> addAll(place.directory(), result));
        return result;
    }

    static void addAll(Path directory, Set<Long> to) {
        to.addAll(pids(directory));
        try (DirectoryStream<Path> below = Files.newDirectoryStream(directory, Files::isDirectory)) {
            below.forEach(group -> addAll(group, to));
        } catch (IOException | DirectoryIteratorException removed) {
            // A group that is gone has no processes.
            return;
        }
    }

    static Set<Long> pids(Path directory) {
        Set<Long> result = new TreeSet<>();
        KernelText.read(directory.resolve("cgroup.procs"))
                .ifPresent(text -> text.lines().forEach(line -> result.add(Long.parseLong(line.trim()))));
        return result;
    }

    /**
     * The processors that it may run on: where version 2 has not handed {@link Controller#CPUSET} on to it, those of
     * the nearest group above. Empty if it is not there.
     *
     * @throws CgroupException.Denied if this process may not read it
     * @throws CgroupException.Busy if this process has too many files open to read it
     */
    public Optional<CpuSet> cpus() {
        return list("cpuset.effective_cpus", "cpuset.cpus.effective");
    }

    /**
     * The memory nodes that it may use, found as {@link #cpus()} are; empty if they are not there.
     *
     * @throws CgroupException.Denied if this process may not read it
     * @throws CgroupException.Busy if this process has too many files open to read it
     */
    public Optional<CpuSet> mems() {
        return list("cpuset.effective_mems", "cpuset.mems.effective");
    }

    /**
     * Huge pages in use, in bytes, by the size of the page in bytes: of all sizes that this machine has, such as 2 MiB
     * and 1 GiB, or 64 KiB and 32 MiB too on arm64. Empty if {@link Controller#HUGETLB} has no group for this.
     *
     * @throws CgroupException.Denied if this process may not read it
     * @throws CgroupException.Busy if this process has too many files open to read it
     */
    public Map<Long, Long> hugePages() {
        return readable(Controller.HUGETLB)
                .map(place -> HugePages.in(place.directory()))
                .orElse(Map.of());
    }

    private Optional<CpuSet> list(String v1, String v2) {
        return place(Controller.CPUSET)
                .map(Cgroup::nearest)
                .flatMap(place -> KernelText.read(place.directory().resolve(place.version() == Version.V1 ? v1 : v2)))
                .map(text -> CpuSet.parse(text.text()));
    }

    /**
     * The smallest limits from here up to the root, and which group sets them.
     *
     * @throws CgroupException.Denied if this process may not read it
     * @throws CgroupException.Busy if this process has too many files open to read it
     */
    public EffectiveLimits limits() {
        return new LimitSearch(this).limits();
    }

    /** The group above; empty at the root, or at the topmost group that this process can see. */
    public Optional<Cgroup> parent() {
        return nearestTo.isPresent() ? nearestTo.get().parent().map(Cgroup::withNearest) : above();
    }

    private Optional<Cgroup> above() {
        Map<Controller, Place> above = new EnumMap<>(Controller.class);
        places.forEach(
                (controller, place) -> LimitSearch.parent(place).ifPresent(parent -> above.put(controller, parent)));
        return above.isEmpty() ? Optional.empty() : Optional.of(new Cgroup(in, Optional.empty(), above, missing));
    }

    /**
     * The same, taking for each controller that has no group here the nearest one above that it has, and the root too.
     * Such numbers count others as well; {@link #place} tells whose they are. They are only to be read: {@link #writer}
     * and {@link #create} go by the group itself.
     *
     * @throws CgroupException.Denied if this process may not read it
     * @throws CgroupException.Busy if this process has too many files open to read it
     */
    public Cgroup withNearest() {
        Map<Controller, Place> nearest = new EnumMap<>(places);
        nearest.replaceAll((controller, place) -> nearest(place));
        return new Cgroup(in, process, nearest, missing, Optional.of(itself()));
    }

    private Cgroup itself() {
        return nearestTo.orElse(this);
    }

    private static Place nearest(Place place) {
        Place at = place;
        while (!isEnabled(at)) {
            Optional<Place> above = LimitSearch.parent(at);
            if (above.isEmpty()) {
                return place;
            }
            at = above.get();
        }
        return at;
    }

    /** In version 2 a group has only the controllers that the one above it hands on. */
    static boolean isEnabled(Place place) {
        String name = place.controller().inV2();
        return place.version() == Version.V1
                || name.isEmpty()
                || KernelText.read(place.directory().resolve("cgroup.controllers"))
                        .map(text -> List.of(text.text().trim().split(" ")).contains(name))
                        .orElse(false);
    }

    /** Opens a reader for all metrics. It keeps some 20 descriptors; see {@link #open(Metric...)}. */
    public CgroupReader open() {
        return open(EnumSet.allOf(Metric.class));
    }

    /**
     * Opens a reader for some metrics, with a descriptor for each file that has any of them. What this process may not
     * read is absent with that reason.
     *
     * @throws CgroupException.Busy if no more descriptors are to be had
     */
    public CgroupReader open(Metric... metrics) {
        return open(Set.copyOf(Arrays.asList(metrics)));
    }

    /**
     * Opens a reader for some metrics, with a descriptor for each file that has any of them. What this process may not
     * read is absent with that reason.
     *
     * @throws CgroupException.Busy if no more descriptors are to be had
     */
    public CgroupReader open(Set<Metric> metrics) {
        return Opening.of(this, metrics);
    }

    /**
     * Opens, reads once and closes: all metrics. What this process may not read is absent with that reason.
     *
     * @throws CgroupException.Busy if no more descriptors are to be had
     */
    public CgroupSample sample() {
        try (CgroupReader reader = open()) {
            return reader.read();
        }
    }

    /**
     * Opens, reads once and closes: some metrics. What this process may not read is absent with that reason.
     *
     * @throws CgroupException.Busy if no more descriptors are to be had
     */
    public CgroupSample sample(Metric... metrics) {
        try (CgroupReader reader = open(metrics)) {
            return reader.read();
        }
    }

    /**
     * To set its limits, and never those of a group above it that {@link #withNearest()} reads. Nothing is changed by
     * this.
     */
    public CgroupWriter writer() {
        return new CgroupWriter(itself());
    }

    /**
     * A new group below this one.
     *
     * @param name without slashes
     * @param controllers that it must have, at least one; {@link Controller#CPU} and others of one hierarchy come
     *     together
     * @throws CgroupException.Denied if this process may not, with what would help
     * @throws CgroupException.Busy if there is one of this name, or the kernel can make no more; in version 2, if this
     *     group would have to hand on a controller and processes sit in it (the root may have some), or it is threaded
     * @throws CgroupException.Gone if this group was removed
     * @throws CgroupException.Unsupported if a controller is not there, or in version 2 not handed on to this group
     * @throws IllegalArgumentException if the name is no name, or no controller is given
     */
    public OwnCgroup create(String name, Controller... controllers) {
        if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
            throw new IllegalArgumentException("not the name of a group: '" + name + "'");
        }
        if (controllers.length == 0) {
            throw new IllegalArgumentException("no controller is given for the group '" + name
                    + "', so there is no hierarchy to make it in: give some, such as Controller.CPU; in version 2"
                    + " Controller.PRESSURE makes one that nothing need be handed on to");
        }
        Cgroup parent = itself();
        List<Place> above = Arrays.stream(controllers)
                .map(controller -> parent.place(controller)
                        .orElseThrow(() -> new CgroupException.Unsupported(reason(controller), null)))
                .toList();
        return OwnCgroup.create(parent, name, above);
    }

    Cgroup child(String name, List<Place> above) {
        Map<Controller, Place> below = new EnumMap<>(Controller.class);
        for (Controller controller : Controller.values()) {
            place(controller)
                    .flatMap(place -> below(place, name, above))
                    .ifPresent(place -> below.put(controller, place));
        }
        return new Cgroup(in, Optional.empty(), below, missing);
    }

    /** Other controllers of the same hierarchy have it too. */
    private static Optional<Place> below(Place place, String name, List<Place> above) {
        Path directory = place.directory().resolve(name);
        String path = place.isRoot() ? "/" + name : place.path() + "/" + name;
        return above.stream().anyMatch(each -> each.directory().equals(place.directory()))
                ? Inode.of(directory)
                        .map(inode -> new Place(
                                place.controller(),
                                place.version(),
                                path,
                                directory,
                                place.mountPoint(),
                                inode.device(),
                                inode.number()))
                : Optional.empty();
    }

    Optional<Place> readable(Controller controller) {
        return place(controller).filter(place -> nearestTo.isPresent() || !place.isRoot() || isRoot());
    }

    String reason(Controller controller) {
        return place(controller)
                .map(place -> "the process is in the root group of " + controller
                        + ", which counts the whole machine or container; withNearest() gives that")
                .orElseGet(() -> missing.getOrDefault(controller, "the group has no " + controller));
    }

    String whyMissing(Place place, String file) {
        if (!Inode.isStill(place)) {
            return place.directory() + " was removed";
        }
        return whyDisabled(place)
                .orElseGet(() -> "this kernel has no " + file + (place.isRoot() ? " in the root group" : ""));
    }

    /** Why there may be nothing of a controller: it is not enabled there, or that cannot be told. */
    static Optional<String> whyDisabled(Place place) {
        try {
            return isEnabled(place)
                    ? Optional.empty()
                    : Optional.of("the controller " + place.controller().inV2() + " is not enabled in " + place.path()
                            + ": cgroup.subtree_control of the group above lacks it;"
                            + " withNearest() takes the one that has it");
        } catch (CgroupException unreadable) {
            return Optional.of("whether its controller is enabled cannot be told: " + unreadable.getMessage());
        }
    }

    Cgroup only(Place place) {
        return new Cgroup(in, process, Map.of(place.controller(), place), missing, Optional.of(this));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cgroup group && group.identity().equals(identity());
    }

    @Override
    public int hashCode() {
        return identity().hashCode();
    }

    /** Of what it has for itself: whoever looks from elsewhere may see the roots beside it, or not. */
    private Map<Controller, Inode> identity() {
        return places.values().stream()
                .filter(place -> isOwn(place.controller()))
                .collect(Collectors.toMap(Place::controller, place -> new Inode(place.device(), place.inode())));
    }

    @Override
    public String toString() {
        return CgroupText.of(this);
    }
}
