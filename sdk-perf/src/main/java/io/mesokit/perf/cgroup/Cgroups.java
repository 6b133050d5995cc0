package io.mesokit.perf.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The control groups of a machine, as {@code /proc} and the mounts show them.
 *
 * <pre>{@code
 * Cgroups.system().ofProcess(4711).sample()
 * }</pre>
 *
 * <p>Nothing is kept between calls: each looks at the mounts anew, which takes some 50 µs. Immutable and safe for use
 * by any thread. Calls read files of the kernel, and so block no longer than that takes.
 */
public final class Cgroups {
    private static final String NO_LEAF = "";

    private final Path proc;
    private final Path mountInfo;
    private final Path root;
    private final String mesosRoot;

    private Cgroups(Path proc, Path mountInfo, Path root, String mesosRoot) {
        this.proc = proc;
        this.mountInfo = mountInfo;
        this.root = root;
        this.mesosRoot = mesosRoot;
    }

    /** Those of this machine, as this process sees them. */
    public static Cgroups system() {
        return withProc(Path.of("/proc"));
    }

    /**
     * Those of processes in another {@code /proc}: the host's, mounted into this container at {@code /host/proc}. The
     * host's hierarchies must be mounted in this container too, anywhere.
     */
    public static Cgroups withProc(Path proc) {
        return new Cgroups(proc, Path.of("/proc/self/mountinfo"), Path.of("/"), "mesos");
    }

    /**
     * Those of a whole system seen below a directory: a host's root at {@code /host}, or a tree made for a test. Mounts
     * are those of its process 1, and their mount points are looked for below that directory.
     */
    public static Cgroups under(Path root) {
        return new Cgroups(root.resolve("proc"), root.resolve("proc/1/mountinfo"), root, "mesos");
    }

    /**
     * The same, for Mesos agents that run with another {@code --cgroups_root}; only its last part matters. It is needed
     * to tell the {@code leaf} of a Mesos container from other groups called so; the default is {@code mesos}.
     */
    public Cgroups withMesosRoot(String name) {
        return new Cgroups(proc, mountInfo, root, name.substring(name.lastIndexOf('/') + 1));
    }

    /** Bytes of a page of this machine's memory: some count in pages what is in bytes here. */
    public static long pageBytes() {
        return PageSize.BYTES;
    }

    /**
     * The group that a process is in, by each controller.
     *
     * @param pid of the process, in the pid namespace of the {@code /proc} that is read
     * @throws CgroupException.Gone if there is no such process, or it has ended and waits for its parent
     * @throws CgroupException.Denied if it may not be looked at
     * @throws CgroupException.Busy if this process has too many files open to look at it
     * @throws CgroupException.Unsupported if this is no Linux, or no control groups are mounted here, or none of those
     *     that the process is in is below what is
     */
    public Cgroup ofProcess(long pid) {
        ProcessId process = process(pid);
        Membership membership = Membership.parse(ofProcess(pid, "cgroup").lines());
        if (!process(pid).equals(process)) {
            throw new CgroupException.Gone("process " + pid + " ended while it was looked at", null);
        }
        return find(membership, Optional.of(process), membership, mesosRoot);
    }

    /**
     * The group that this process is in.
     *
     * @throws CgroupException.Busy if this process has too many files open to look for it
     * @throws CgroupException.Unsupported if this is no Linux, or no control groups are mounted here, or none of those
     *     that this process is in is below what is
     */
    public Cgroup self() {
        Membership membership = ownMembership();
        return find(membership, Optional.empty(), membership, mesosRoot);
    }

    /**
     * The group at a path, by each controller that has one there.
     *
     * @param path such as {@code /mesos/4b4a…}, as {@code /proc/PID/cgroup} tells it, and not a directory; {@code /} is
     *     the root
     * @throws CgroupException.Gone if no controller has one
     * @throws CgroupException.Unsupported if this is no Linux, or no control groups are mounted here
     */
    public Cgroup at(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a group begins with a slash: '" + path + "'");
        }
        String clean = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Membership own = ownMembership();
        return find(own, Optional.empty(), own.movedTo(clean), NO_LEAF);
    }

    /**
     * A new group below the one that this process is in, as version 1 permits; version 2 does in the root only, or for
     * controllers that are handed on already. {@link Cgroup#create} makes one anywhere else, such as {@code
     * at("/batch").create(…)}.
     *
     * @param name without slashes
     * @param controllers that it must have, at least one
     * @throws CgroupException.Denied if this process may not, with what would help
     * @throws CgroupException.Busy if the kernel can make no more; in version 2, if the group that this process is in
     *     would have to hand on a controller, unless it is the root
     * @throws CgroupException.Unsupported if a controller is not there
     */
    public OwnCgroup create(String name, Controller... controllers) {
        return self().create(name, controllers);
    }

    /**
     * Which process this pid stands for now. Asked again later, another answer means that the pid was given out anew.
     *
     * @throws CgroupException.Gone if there is none, or it has ended and waits for its parent
     * @throws CgroupException.Denied if it may not be looked at
     * @throws CgroupException.Busy if this process has too many files open to look at it
     */
    public ProcessId process(long pid) {
        String stat = ofProcess(pid, "stat").text();
        // The name of the program stands in brackets and may have spaces and brackets of its own.
        String[] field = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        if (field.length < 20) {
            throw new CgroupException.Unsupported(proc.resolve(pid + "/stat") + " is not as Linux writes it", null);
        }
        if (field[0].equals("Z") || field[0].equals("X")) {
            // Version 1 shows it in the root group by now, where it never was.
            throw new CgroupException.Gone(
                    "process " + pid + " has ended, and its parent has not asked for it yet", null);
        }
        return new ProcessId(pid, Long.parseLong(field[19]));
    }

    private KernelText ofProcess(long pid, String file) {
        return KernelText.read(proc.resolve(pid + "/" + file)).orElseThrow(() -> noProcess(pid));
    }

    private CgroupException noProcess(long pid) {
        return Files.isDirectory(proc.resolve("1")) || Files.exists(proc.resolve("self"))
                ? new CgroupException.Gone(
                        "no process " + pid + " in " + proc
                                + ": it has ended, or is hidden (hidepid, another pid namespace)",
                        null)
                : new CgroupException.Unsupported(
                        proc + " is not there: control groups are Linux, with /proc mounted", null);
    }

    private Membership ownMembership() {
        KernelText own = KernelText.read(proc.resolve("self/cgroup"))
                .or(() -> KernelText.read(proc.resolve("1/cgroup")))
                .orElseThrow(() -> new CgroupException.Unsupported(
                        proc.resolve("self/cgroup") + " is not there: control groups are Linux, with /proc mounted",
                        null));
        return Membership.parse(own.lines());
    }

    private Cgroup find(
            Membership hierarchies, Optional<ProcessId> process, Membership membership, String leavesBelow) {
        MountTable mounts = MountTable.parse(KernelText.read(mountInfo)
                .orElseThrow(() -> new CgroupException.Unsupported(mountInfo + " is not there", null))
                .lines());
        Search search = new Search(hierarchies, membership, mounts, root, leavesBelow, new HashMap<>());
        Map<Controller, Place> places = new EnumMap<>(Controller.class);
        Map<Controller, String> missing = new EnumMap<>(Controller.class);
        for (Controller controller : Controller.values()) {
            Found found = search.place(controller);
            found.place.ifPresentOrElse(
                    place -> places.put(controller, place), () -> missing.put(controller, found.reason));
        }
        if (places.isEmpty()) {
            process.ifPresent(each -> process(each.pid()));
            throw search.nothing(process);
        }
        return new Cgroup(this, process, places, missing);
    }

    private record Beside(String path, MountTable.Mount mount) {}

    /**
     * Each controller by itself: where its hierarchy is, and where the group is in it. What was found beside the namespace
     * is kept, for a whole tree is searched for it and controllers share their mounts.
     */
    private record Search(
            Membership hierarchies,
            Membership membership,
            MountTable mounts,
            Path root,
            String mesosRoot,
            Map<Beside, Optional<Path>> found) {

        Found place(Controller controller) {
            if (!controller.inV1().isEmpty()
                    && hierarchies.v1(controller.inV1()).isPresent()) {
                String path = membership.v1(controller.inV1()).orElse("/");
                return place(controller, Version.V1, path, mounts.v1(controller.inV1()));
            }
            if (hierarchies.v2().isEmpty()) {
                return Found.not("this kernel has no " + controller + " in version 1, and no version 2");
            }
            String path = withoutLeaf(membership.v2().orElse("/"));
            return place(controller, Version.V2, path, mounts.v2());
        }

        private Found place(Controller controller, Version version, String path, List<MountTable.Mount> candidates) {
            if (candidates.isEmpty()) {
                return Found.not(
                        "the hierarchy of " + controller + " (" + version
                                + ") is not mounted where this process can see it; mount it, or bind the host's /sys/fs/cgroup");
            }
            for (MountTable.Mount mount : candidates) {
                Path point = mount.pointUnder(root);
                Optional<Path> directory = mount.below(path)
                        .map(point::resolve)
                        .filter(Files::isDirectory)
                        .or(() -> found.computeIfAbsent(
                                new Beside(path, mount), each -> besideTheNamespace(path, mount, candidates)));
                if (directory.isPresent()) {
                    return Found.at(controller, version, path, directory.get(), point);
                }
            }
            return Found.not("the group " + path + " of " + controller + " (" + version + ") is not below "
                    + candidates.get(0).point() + ": it "
                    + (isThere() ? "" : "was removed, or ")
                    + "is outside of this process's cgroup namespace or mount (bind the host's, beside this container's"
                    + " own)");
        }

        private Optional<Path> besideTheNamespace(
                String path, MountTable.Mount mount, List<MountTable.Mount> candidates) {
            HostMount host = new HostMount(mount.pointUnder(root), HostMount.up(mount.root()));
            return candidates.stream()
                    .filter(own -> own.root().equals("/"))
                    .flatMap(own -> Inode.of(own.pointUnder(root)).stream())
                    .flatMap(namespace -> host.find(path, namespace).stream())
                    .findFirst();
        }

        /** It is while a process is in it: the one that is looked at, or this one if the path leads to its own. */
        private boolean isThere() {
            return membership.equals(hierarchies) && !membership.isOfRemoved();
        }

        /** Mesos 1.12 has the processes one below the group that it limits and counts. */
        private String withoutLeaf(String path) {
            String suffix = "/leaf";
            int container = path.lastIndexOf('/', path.length() - suffix.length() - 1);
            boolean leaf = path.endsWith(suffix) && container > 0;
            return leaf && path.substring(0, container).endsWith("/" + mesosRoot)
                    ? path.substring(0, path.length() - suffix.length())
                    : path;
        }

        CgroupException nothing(Optional<ProcessId> process) {
            if (mounts.isEmpty()) {
                return new CgroupException.Unsupported(
                        "no control groups are mounted here; in a container, bind the host's /sys/fs/cgroup", null);
            }
            String whose = process.map(each -> "of process " + each.pid() + " ").orElse("");
            String what = "no group " + whose + "is to be seen here: " + place(Controller.CPU).reason;
            return isThere() ? new CgroupException.Unsupported(what, null) : new CgroupException.Gone(what, null);
        }
    }

    private record Found(Optional<Place> place, String reason) {
        static Found not(String reason) {
            return new Found(Optional.empty(), reason);
        }

        static Found at(Controller controller, Version version, String path, Path directory, Path mountPoint) {
            return Inode.of(directory)
                    .map(inode ->
                            new Place(controller, version, path, directory, mountPoint, inode.device(), inode.number()))
                    .map(place -> new Found(Optional.of(place), ""))
                    .orElseGet(() -> not(directory + " was removed"));
        }
    }

    @Override
    public String toString() {
        return "control groups by " + proc;
    }
}
