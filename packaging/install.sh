#!/bin/sh
# Installs netmon from this folder, or brings an installed one up to date. Needs no network.
#
# usage: ./install.sh
# PREFIX=/usr/local   where the program goes
# DESTDIR=            a folder that stands for / (for packagers: no user is made and no service is touched)
set -eu
umask 022
here=$(cd "$(dirname "$0")" && pwd)
PREFIX=${PREFIX:-/usr/local}
DESTDIR=${DESTDIR:-}

fail() {
    echo "install.sh: $1" >&2
    exit 2
}
say() { echo "$1"; }

[ $# -eq 0 ] || fail "unknown argument $1; usage: [PREFIX=/usr/local] ./install.sh"
case $PREFIX in /*) ;; *) fail "PREFIX must begin with /, such as /usr/local" ;; esac
if [ -z "$DESTDIR" ] && [ "$(id -u)" -ne 0 ]; then
    fail "only root may install netmon for this machine; run: sudo $0"
fi
if [ -z "$DESTDIR" ] && [ "$PREFIX" != /usr ] && dpkg-query -W -f '${db:Status-Abbrev}' netmon 2>/dev/null | grep -q '^ii'; then
    fail "netmon is installed as a Debian package here; bring that up to date (dpkg -i netmon_…deb), or remove it first (dpkg -r netmon)"
fi

# Whole and unchanged?
cd "$here"
for file in SHA256SUMS VERSION LIBRARIES bin/netmon; do
    [ -f "$file" ] || fail "$file is missing beside install.sh; unpack the whole archive again and run it there"
done
sha256sum --check --quiet --strict SHA256SUMS >&2 || fail "this folder is not what was packed (see above); unpack the archive again, and compare it with its .sha256"
version=$(sed -n 's/^version //p' VERSION)
architecture=$(sed -n 's/^architecture //p' VERSION)
machine=$(sed -n 's/^machine //p' VERSION)

# For this machine?
[ "$(uname -m)" = "$machine" ] || fail "this is netmon for $architecture ($machine), and this machine is $(uname -m); bring netmon-$version for it"
if [ -z "$DESTDIR" ]; then
    missing=
    bring=
    if command -v dpkg-query >/dev/null; then
        while read -r package least built _; do
            case $package in '' | '#'*) continue ;; esac
            status=$(dpkg-query -W -f '${db:Status-Abbrev} ${Version}\n' "$package" 2>/dev/null | sed -n 's/^ii *//p' | head -n 1)
            if [ -z "$status" ] || ! dpkg --compare-versions "$status" ge "$least"; then
                missing="$missing $package"
                bring="$bring ${package}_${built}_$architecture.deb"
            fi
        done <LIBRARIES
    fi
    if [ -n "$missing" ]; then
        echo "install.sh: these Debian packages are missing or too old:$missing" >&2
        echo "  with a package source:  apt-get install$missing" >&2
        echo "  without: on a machine of the same Debian release run 'apt-get download$missing', bring the files (built with:$bring) and run 'dpkg -i' on them" >&2
        fail "nothing was installed; run ./install.sh again when they are there"
    fi
    bin/netmon --version >/dev/null || fail "the program does not start on this machine (see above); nothing was installed"
fi

share=$PREFIX/share/netmon
case $PREFIX in
/usr) units=/lib/systemd/system zsh=/usr/share/zsh/vendor-completions ;;
/usr/local) units=/usr/local/lib/systemd/system zsh=/usr/local/share/zsh/site-functions ;;
*) units=/etc/systemd/system zsh=$PREFIX/share/zsh/site-functions ;;
esac
store=/var/lib/netmon/netmon.sqlite

# A store that this version would refuse: better known before than after.
if [ -z "$DESTDIR" ] && [ -f "$store" ]; then
    refusal=$(bin/netmon store info --store "$store" 2>&1 >/dev/null | grep 'from a newer netmon' || true)
    [ -z "$refusal" ] || fail "this is netmon $version, and ${refusal#netmon: }"
fi

old=$DESTDIR$share/MANIFEST
new=$old.new
upgrade=
[ ! -f "$old" ] || upgrade=yes

# make FOLDER: with those above it; the ones that were not there are noted, for uninstall.sh.
make() {
    [ ! -d "$DESTDIR$1" ] || return 0
    make "$(dirname "$1")"
    mkdir "$DESTDIR$1"
    made="$made$1/
"
}
made=
[ -z "$DESTDIR" ] || mkdir -p "$DESTDIR"
make "$share"
: >"$new"

# put MODE FILE TARGET: a file to its place, by way of a neighbour, so that nobody ever sees half of it.
put() {
    make "$(dirname "$3")"
    install -m "$1" "$2" "$DESTDIR$3.netmon-new"
    mv -f "$DESTDIR$3.netmon-new" "$DESTDIR$3"
    echo "$3" >>"$new"
}

if [ -f "$DESTDIR$PREFIX/bin/netmon" ] && ! cmp -s bin/netmon "$DESTDIR$PREFIX/bin/netmon"; then
    put 0755 "$DESTDIR$PREFIX/bin/netmon" "$PREFIX/bin/netmon.previous"
    say "kept the program that was there as $PREFIX/bin/netmon.previous"
elif [ -f "$DESTDIR$PREFIX/bin/netmon.previous" ]; then
    echo "$PREFIX/bin/netmon.previous" >>"$new"
fi
put 0755 bin/netmon "$PREFIX/bin/netmon"

unit=$DESTDIR$share/netmon.service.draft
sed -e "s|/usr/local/bin/|$PREFIX/bin/|; s|/usr/local/share/|$PREFIX/share/|" netmon.service >"$unit"
put 0644 "$unit" "$units/netmon.service"
rm -f "$unit"

put 0644 completions/netmon.bash "$PREFIX/share/bash-completion/completions/netmon"
put 0644 completions/_netmon "$zsh/_netmon"
put 0644 completions/netmon.fish "$PREFIX/share/fish/vendor_completions.d/netmon.fish"
for file in topology/*.yaml netmon.yaml VERSION LIBRARIES; do put 0644 "$file" "$share/$file"; done
for file in setup.sh uninstall.sh; do put 0755 "$file" "$share/$file"; done
find doc -type f | LC_ALL=C sort >"$new.docs"
while read -r file; do put 0644 "$file" "$PREFIX/share/doc/netmon/${file#doc/}"; done <"$new.docs"
rm -f "$new.docs"
echo "$share/MANIFEST" >>"$new"
printf %s "$made" >>"$new"

# What the version before had and this one has not; the folders that it made are still ours.
if [ -n "$upgrade" ]; then
    grep '/$' "$old" >>"$new" || true
    grep -vxFf "$new" "$old" | while read -r file; do rm -f "$DESTDIR$file"; done || true
fi
mv -f "$new" "$old"

[ -z "$DESTDIR" ] || exit 0
config=/etc/netmon/netmon.yaml
if [ -f "$config" ] && ! cmp -s netmon.yaml "$config"; then
    install -g "$(stat -c %g "$config")" -m 0640 netmon.yaml "$config.new"
    say "$config is yours and was left; the starter of this version is beside it as $config.new"
else
    rm -f "$config.new"
fi
sh "$share/setup.sh" "$share"

say "netmon $version is installed: $PREFIX/bin/netmon"
ready=yes
"$PREFIX/bin/netmon" topology check --topology /etc/netmon/topology >/dev/null 2>&1 || ready=
if [ -z "$ready" ]; then
    say "the topology has errors for this version: run 'netmon topology check --topology /etc/netmon/topology', mend it, then: systemctl restart netmon"
fi
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    if [ -n "$ready" ] && systemctl --quiet is-active netmon; then
        systemctl restart netmon
        say "the service was restarted"
    elif ! systemctl --quiet is-active netmon; then
        say "to start it, now and whenever the machine starts: systemctl enable --now netmon"
    fi
else
    say "systemd does not run here: start 'netmon run' by other means, as $units/netmon.service says"
fi
