package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One file that a group is set by.
 *
 * @param file its path
 * @param hint what may stand against a value that the kernel refuses
 */
record ControlFile(Path file, String hint) implements Setting {
    private static final String NO_LIMIT = "max";

    static ControlFile of(Place place, String name, String hint) {
        return new ControlFile(place.directory().resolve(name), hint);
    }

    @Override
    public String read() {
        String text =
                KernelText.read(file).orElseThrow(() -> missing(null)).text().trim();
        return text.equals("-1") || isPageCounterMax(text) ? NO_LIMIT : text;
    }

    /** Version 1 says the largest number of whole pages where version 2 says max. */
    private static boolean isPageCounterMax(String text) {
        return text.length() == 19 && text.startsWith("922337203685") && isNumber(text);
    }

    @Override
    public void write(String value) {
        boolean v1Limit = value.equals(NO_LIMIT) && !holdsTheWordMax();
        put(v1Limit ? "-1" : value);
    }

    private boolean holdsTheWordMax() {
        String name = file.getFileName().toString();
        return !name.endsWith("_in_bytes") && !name.endsWith("_us");
    }

    void put(String text) {
        // In one write(2), for these files take each for a value of its own; and never creating one. Not by a channel,
        // which the JDK closes before it is written if the thread is interrupted: what is put back is put back then.
        try (OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refused) {
            throw explained(text, refused);
        }
    }

    /** The kernel's words are in the language of the machine; whether there is such a process can be seen. */
    private boolean isNoProcess(String text) {
        return file.endsWith("cgroup.procs")
                && !text.equals("0")
                && Files.isDirectory(Path.of("/proc/self"))
                && !Files.exists(Path.of("/proc", text));
    }

    /**
     * By what is there, as far as that tells, for the kernel's words are in the language of the machine. Where only
     * they tell and are not English, it is refused, with these words.
     */
    CgroupException explained(String text, IOException refused) {
        String said = String.valueOf(refused.getMessage());
        String what = "'" + text + "' into " + file;
        if (!Files.exists(file) || refused instanceof NoSuchFileException || said.contains("No such device")) {
            return missing(refused);
        }
        if (isNoProcess(text) || said.contains("No such process")) {
            return new CgroupException.Gone("there is no process " + text + ", for " + file, refused);
        }
        if (isOutsideTheGroupAbove(refused)) {
            return refused(what, refused);
        }
        if (refused instanceof AccessDeniedException
                || !Files.isWritable(file)
                || said.contains("Read-only")
                || said.contains("not permitted")
                || said.contains("Permission denied")) {
            return new CgroupException.Denied(
                    what + ": not permitted. It needs root, a group that was delegated to this user, or in a container"
                            + " control groups that are mounted for writing",
                    refused);
        }
        if (refused instanceof FileSystemException) {
            return new CgroupException.Busy(KernelText.why(file, refused), refused);
        }
        if (said.contains("busy") || !saysOtherwise(said) && isInUse(text)) {
            return new CgroupException.Busy(what + ": busy. " + hint, refused);
        }
        return refused(what, refused);
    }

    /** In English it is known what the kernel means, whatever else there is. */
    private static boolean saysOtherwise(String said) {
        return said.contains("Invalid argument") || said.contains("not supported");
    }

    private boolean isInUse(String text) {
        return switch (String.valueOf(file.getFileName())) {
            case "cgroup.subtree_control" -> !beside("cgroup.procs").isEmpty();
            case "cgroup.procs" -> !beside("cgroup.subtree_control").isEmpty();
            case "memory.limit_in_bytes" -> isNumber(text) && isLess(text, beside("memory.usage_in_bytes"));
            default -> false;
        };
    }

    private String beside(String name) {
        try {
            return KernelText.read(file.resolveSibling(name))
                    .map(read -> read.text().trim())
                    .orElse("");
        } catch (CgroupException unreadable) {
            // It only would have told more of what is being explained.
            return "";
        }
    }

    private static boolean isLess(String one, String other) {
        return isNumber(other) && new BigInteger("0" + one).compareTo(new BigInteger("0" + other)) < 0;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    /** Version 1 says so with the error that is otherwise for missing rights, of which a file that opens has none. */
    private boolean isOutsideTheGroupAbove(IOException refused) {
        return file.getFileName().toString().startsWith("cpuset.")
                && !(refused instanceof AccessDeniedException)
                && String.valueOf(refused.getMessage()).contains("Permission denied");
    }

    private CgroupException refused(String what, IOException refused) {
        return new CgroupException.Refused(
                what + ": the kernel refuses it (" + refused.getMessage() + "). " + hint, refused);
    }

    private CgroupException missing(@Nullable IOException cause) {
        Path group = file.getParent();
        if (group == null || !Files.isDirectory(group)) {
            return new CgroupException.Gone("the group " + group + " was removed", cause);
        }
        return new CgroupException.Unsupported(
                file + " is not there: its controller is not enabled in this group, or this kernel does not have it",
                cause);
    }
}
