#!/bin/sh
# Takes netmon off this machine again: what install.sh put there. Data (/var/lib/netmon), settings and topology (/etc/netmon), the
# user and the group stay, unless --purge is given.
#
# usage: uninstall.sh [--purge]     with the PREFIX it was installed with (default: /usr/local)
set -eu
PREFIX=${PREFIX:-/usr/local}
manifest=$PREFIX/share/netmon/MANIFEST

fail() {
    echo "uninstall.sh: $1" >&2
    exit 2
}

purge=
case "${1:-}" in
'') ;;
--purge) purge=yes ;;
*) fail "unknown argument $1; usage: uninstall.sh [--purge]" ;;
esac
[ "$(id -u)" -eq 0 ] || fail "only root may take netmon off this machine; run: sudo $0"
if [ ! -f "$manifest" ]; then
    [ -n "$purge" ] || fail "nothing is installed under $PREFIX ($manifest is missing); was it installed with another PREFIX, or as a Debian package (apt-get remove netmon)?"
fi

if [ -d /run/systemd/system ]; then
    systemctl disable --now netmon || true
fi
for process in /proc/[0-9]*; do
    [ "$(readlink "$process/exe" 2>/dev/null)" != "$PREFIX/bin/netmon" ] || fail "netmon is running (process ${process#/proc/}); end it first"
done

if [ -f "$manifest" ]; then
    # The list is one of the files that it names.
    list=$(cat "$manifest")
    echo "$list" | grep -v '/$' | while read -r file; do rm -f "$file"; done
    # The folders that were made for it, unless somebody else uses them by now; the innermost first.
    echo "$list" | grep '/$' | LC_ALL=C sort -ru | while read -r folder; do rmdir "$folder" 2>/dev/null || true; done
    echo "netmon is removed"
fi
[ ! -d /run/systemd/system ] || systemctl daemon-reload

if [ -n "$purge" ]; then
    rm -rf /etc/netmon /var/lib/netmon /run/netmon
    if getent passwd netmon >/dev/null; then userdel netmon; fi
    if getent group netmon >/dev/null; then groupdel netmon; fi
    echo "its data, settings, topology, user and group are removed too"
else
    echo "kept: /var/lib/netmon (data), /etc/netmon (settings and topology), the user and group netmon; --purge removes them too"
fi
