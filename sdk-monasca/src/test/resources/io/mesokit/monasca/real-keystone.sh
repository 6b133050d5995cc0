#!/bin/sh
# Runs the Keystone that Debian packages, unpacked into a directory of its own and configured by nothing outside it.
#   real-keystone.sh DIRECTORY PORT ADMIN_PASSWORD
# Stays in the foreground; end it by ending this process. Needs root (for apt) and Debian's package archive.
set -eu
work=$1 port=$2 password=$3
address="http://127.0.0.1:$port/v3"

unpack() {
    mkdir -p "$work/packages/partial" "$work/tree"
    DEBIAN_FRONTEND=noninteractive apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install python3
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends --download-only \
        -o "Dir::Cache::archives=$work/packages" install python3-keystone
    find "$work/packages" -name '*.deb' -exec dpkg-deb -x {} "$work/tree" ';'
}

configure() {
    # Few hashing rounds, for every login hashes; Fernet keys serve tokens and receipts alike.
    cat >"$work/keystone.conf" <<END
[database]
connection = sqlite:///$work/identity.sqlite
[identity]
password_hash_rounds = 4
[auth]
methods = password,token,application_credential
[fernet_tokens]
key_repository = $work/fernet
[fernet_receipts]
key_repository = $work/fernet
END
}

manage() {
    /usr/bin/python3 -c 'from keystone.cmd import manage; manage.main()' --config-file "$work/keystone.conf" "$@"
}

[ -e "$work/tree/usr/lib/python3/dist-packages/keystone" ] || unpack >"$work.apt.log" 2>&1
PYTHONPATH="$work/tree/usr/lib/python3/dist-packages"
LD_LIBRARY_PATH="$work/tree/usr/lib/$(uname -m)-linux-gnu"
OS_KEYSTONE_CONFIG_DIR="$work"
export PYTHONPATH LD_LIBRARY_PATH OS_KEYSTONE_CONFIG_DIR

rm -rf "$work/identity.sqlite"* "$work/fernet"
configure
manage db_sync
# Readers and the writer of the default journal lock each other out, which Keystone answers with 500.
/usr/bin/python3 - "$work/identity.sqlite" <<'END'
import sqlite3, sys
sqlite3.connect(sys.argv[1]).execute('PRAGMA journal_mode = WAL')
END
manage fernet_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)"
manage bootstrap --bootstrap-password "$password" --bootstrap-region-id RegionOne \
    --bootstrap-public-url "$address" --bootstrap-internal-url "$address" --bootstrap-admin-url "$address"

# One thread, for the sake of sqlite, and a long queue for those who come at once.
exec /usr/bin/python3 - "$port" <<'END'
import sys
port = int(sys.argv.pop())  # Keystone reads the arguments too
from wsgiref import simple_server
from keystone.server import wsgi
simple_server.WSGIServer.request_queue_size = 256
with simple_server.make_server('127.0.0.1', port, wsgi.initialize_public_application()) as server:
    server.serve_forever()
END
