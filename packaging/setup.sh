#!/bin/sh
# Makes what the installed service needs and no package holds: its user, its folders, and a county to begin with.
# Run by install.sh and by the Debian package. What exists stays as it is.
#
# usage: setup.sh SHARE     (SHARE: the folder that holds the sample county and the starter netmon.yaml)
set -eu
umask 022
share=$1

fresh=
if ! getent group netmon >/dev/null; then
    fresh=yes
    groupadd --system netmon
    echo "made the group netmon"
fi
if ! getent passwd netmon >/dev/null; then
    useradd --system --gid netmon --home-dir /var/lib/netmon --no-create-home --shell /usr/sbin/nologin --comment netmon netmon
    echo "made the user netmon"
fi

# The store is for the service and for members of its group.
if [ ! -d /var/lib/netmon ]; then install -d -o netmon -g netmon -m 0750 /var/lib/netmon; fi

# A county's addresses and contracts are not for everybody; what root writes there later belongs to the group (setgid).
if [ ! -d /etc/netmon ]; then install -d -g netmon -m 2750 /etc/netmon; fi
if [ -n "$fresh" ]; then
    # Where dpkg has unpacked the settings before the group was there.
    chgrp netmon /etc/netmon
    chmod 2750 /etc/netmon
    if [ -f /etc/netmon/netmon.yaml ]; then
        chgrp netmon /etc/netmon/netmon.yaml
        chmod 0640 /etc/netmon/netmon.yaml
    fi
fi
if [ ! -e /etc/netmon/topology ]; then
    install -d -g netmon -m 2750 /etc/netmon/topology
    install -g netmon -m 0640 "$share"/topology/*.yaml /etc/netmon/topology
    echo "put the sample county into /etc/netmon/topology"
fi
if [ ! -e /etc/netmon/netmon.yaml ]; then
    install -g netmon -m 0640 "$share/netmon.yaml" /etc/netmon/netmon.yaml
    echo "put a commented netmon.yaml into /etc/netmon"
fi
