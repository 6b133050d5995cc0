#!/bin/bash
# The tests of this module against a kernel that the machine at hand does not run, in QEMU without hardware help:
#
#   run.sh KERNEL BUSYBOX [ROOT [TEST...]]
#
# KERNEL  a folder with boot/vmlinuz-* and lib/modules, as dpkg-deb -x unpacks Debian's linux-image-*; the first of several
# BUSYBOX a static busybox for the same processor
# ROOT    what the guest sees as its file system, read-only: / by default; for another processor a folder with bash,
#         sh, coreutils, mount, taskset, perf and java, this project under its own path, and its libraries under theirs
# TEST    classes; by default those that meet the kernel
#
# ARCH=aarch64 has a PMU, but counts cycles only; MORE="-icount shift=4" with PROCESSORS=1 has instructions too. The
# guest has a disk, and two memory nodes where it is x86_64 with two processors. First: mvn -q -DskipTests package -pl sdk-perf -am
set -euo pipefail
kernel=$1 busybox=$2 root=${3:-/}
shift $(($# < 3 ? $# : 3))
here=$(cd "$(dirname "$0")/../../.." && pwd)
arch=${ARCH:-x86_64}
image=$(ls "$kernel"/boot/vmlinuz-* | head -1)
processors=${PROCESSORS:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $arch in
  x86_64)
    half=$((${MEMORY:-4096} / 2))
    machine="-cpu max -smp $processors"
    [ "$processors" != 2 ] || machine="$machine
      -object memory-backend-ram,size=${half}M,id=m0 -object memory-backend-ram,size=${half}M,id=m1
      -numa node,memdev=m0,cpus=0 -numa node,memdev=m1,cpus=1"
    console=ttyS0 ;;
  *)
    machine="-M virt -cpu max -smp $processors"
    console=ttyAMA0 ;;
esac

# What JUnit is started by; the libraries of the tests without JUnit, which it brings itself.
mvn -q -f "$here/../pom.xml" dependency:copy -Dartifact=org.junit.platform:junit-platform-console-standalone:6.1.3 -DoutputDirectory="$here/target/vm"
mvn -q -f "$here/../pom.xml" -pl sdk-perf dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$here/target/vm/libraries"
libraries=$(tr : '\n' < "$here/target/vm/libraries" | grep -vE '/(junit|archunit|opentest4j|apiguardian)' | paste -sd:)
tests=${*:-RealVersion2Test RealReadingTest RealWritingTest DiscoveryTest KernelTest CgroupKernelTest HardwareTest HotplugTest SyscallsTest}
chosen=
for each in $tests; do
  class=$(find "$here/src/test/java" -name "$each.java" -printf '%P\n' | sed 's/\.java$//; s#/#.#g; s/^/ -c /')
  [ -n "$class" ] || { echo "no test is called $each" >&2; exit 1; }
  chosen="$chosen$class"
done

mkdir -p "$work"/{ini/{bin,proc,sys,dev,host,over,new,mods},out}
cp "$busybox" "$work/ini/bin/busybox"
number=10
for module in virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_mmio virtio_blk netfs fscache 9pnet 9pnet_virtio 9p overlay; do
  file=$(find "$kernel/lib/modules/${image##*/vmlinuz-}" -name "$module.ko*")
  number=$((number + 1))
  [ -z "$file" ] || cp "$file" "$work/ini/mods/$number-$module.ko"
done
cat > "$work/ini/init" <<'INIT'
#!/bin/busybox sh
export PATH=/bin
busybox mount -t proc proc /proc
busybox --install -s /bin
mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
for module in /mods/*; do insmod $module; done
share=trans=virtio,version=9p2000.L,msize=512000
mount -t 9p -o $share,cache=loose,ro root /host
mount -t tmpfs over /over; mkdir /over/upper /over/work
mount -t overlay -o lowerdir=/host,upperdir=/over/upper,workdir=/over/work new /new
mkdir -p /new/proc /new/sys /new/dev /new/tmp /new/vm
mount -t proc proc /new/proc; mount -t sysfs sys /new/sys; mount -t devtmpfs dev /new/dev; mount -t tmpfs tmp /new/tmp
mount -t 9p -o $share out /new/vm
ip link set lo up
chroot /new /bin/bash /vm/guest > /new/vm/log 2>&1
poweroff -f
INIT
chmod +x "$work/ini/init"
cat > "$work/out/guest" <<GUEST
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t cgroup2 none /sys/fs/cgroup || exit 1
for each in \$(cat /sys/fs/cgroup/cgroup.controllers); do echo +\$each > /sys/fs/cgroup/cgroup.subtree_control; done
mkdir /sys/fs/cgroup/session && echo \$\$ > /sys/fs/cgroup/session/cgroup.procs || exit 1
uname -sr
"\$(command -v java || ls /usr/lib/jvm/*/bin/java | head -1)" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dperf.hotplug=true -Dperf.mount=true \
  -jar "$here/target/vm/junit-platform-console-standalone-6.1.3.jar" execute --details tree --disable-banner \
  --disable-ansi-colors --fail-if-no-tests -cp "$here/target/test-classes:$here/target/classes:$libraries" $(echo $chosen)
echo "exit code \$?"
GUEST
(cd "$work/ini" && find . | cpio -o -H newc --quiet | gzip -1) > "$work/initramfs"
truncate -s 64M "$work/disk"

timeout -k 5 "${SECONDS_AT_MOST:-1200}" "qemu-system-$arch" $machine ${MORE:-} -m "${MEMORY:-4096}" -nographic -no-reboot \
  -kernel "$image" -initrd "$work/initramfs" \
  -append "console=$console panic=-1 quiet nosoftlockup rcupdate.rcu_cpu_stall_suppress=1" \
  -drive "file=$work/disk,format=raw,if=virtio" \
  -virtfs "local,path=$root,mount_tag=root,security_model=none,readonly=on,multidevs=remap" \
  -virtfs "local,path=$work/out,mount_tag=out,security_model=none" > "$work/console" < /dev/null \
  || true
[ -e "$work/out/log" ] || { tail -20 "$work/console"; exit 1; }
grep -v DEBUG "$work/out/log" || true
grep -q '^exit code 0$' "$work/out/log"
