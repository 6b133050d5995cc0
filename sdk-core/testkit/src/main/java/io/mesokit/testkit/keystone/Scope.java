package io.mesokit.testkit.keystone;

/** What a token may act upon. The id is empty for {@code SYSTEM} and {@code UNSCOPED}. */
record Scope(Kind kind, String id) {
    enum Kind {
        PROJECT,
        DOMAIN,
        SYSTEM,
        UNSCOPED
    }

    static final Scope UNSCOPED = new Scope(Kind.UNSCOPED, "");
    static final Scope SYSTEM = new Scope(Kind.SYSTEM, "");

    static Scope project(String id) {
        return new Scope(Kind.PROJECT, id);
    }

    static Scope domain(String id) {
        return new Scope(Kind.DOMAIN, id);
    }

    boolean isProject() {
        return kind == Kind.PROJECT;
    }

    boolean isUnscoped() {
        return kind == Kind.UNSCOPED;
    }
}
