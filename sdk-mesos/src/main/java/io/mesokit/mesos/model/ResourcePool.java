package io.mesokit.mesos.model;

import java.util.ArrayList;
import java.util.List;

/** Resources while they are added up or taken apart. For one thread. */
final class ResourcePool {
    private final List<Entry> entries;

    /** A resource, and how many copies there are of it if it is shared. */
    record Entry(Resource resource, int copies) {
        boolean isShared() {
            return resource.shared().isPresent();
        }

        boolean isNothing() {
            return copies <= 0 || Amounts.none(resource);
        }

        Entry plus(Entry other) {
            return isShared()
                    ? new Entry(resource, copies + other.copies)
                    : new Entry(Amounts.plus(resource, other.resource), 1);
        }

        Entry minus(Entry other) {
            if (isShared()) {
                return new Entry(resource, copies - other.copies);
            }
            return Amounts.countable(resource)
                    ? new Entry(Amounts.minus(resource, other.resource), 1)
                    : new Entry(resource, 0);
        }

        boolean covers(Entry other) {
            if (!Likeness.subtractable(resource, other.resource) || copies < other.copies) {
                return false;
            }
            return isShared() || !Amounts.countable(resource) || Amounts.covers(resource, other.resource);
        }
    }

    ResourcePool(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    List<Entry> entries() {
        return entries;
    }

    void add(Entry entry) {
        if (entry.isNothing()) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (Likeness.addable(entries.get(i).resource, entry.resource)) {
                entries.set(i, entries.get(i).plus(entry));
                return;
            }
        }
        entries.add(entry);
    }

    /** Takes away what there is of it. */
    void subtract(Entry entry) {
        for (int i = 0; i < entries.size(); i++) {
            if (Likeness.subtractable(entries.get(i).resource, entry.resource)) {
                replace(i, entries.get(i).minus(entry));
                return;
            }
        }
    }

    /** Takes it away if all of it is there. */
    boolean take(Entry entry) {
        boolean there = entries.stream().anyMatch(candidate -> candidate.covers(entry));
        if (there) {
            subtract(entry);
        }
        return there;
    }

    private void replace(int index, Entry entry) {
        if (entry.isNothing()) {
            entries.remove(index);
        } else {
            entries.set(index, entry);
        }
    }
}
