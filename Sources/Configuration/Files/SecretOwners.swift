import Glibc

/// Who may own a secret, and which groups may read it: root, whoever netmon runs as, and the service's account `netmon`.
package struct SecretOwners: Hashable, Sendable {
    package var users: Set<UInt32>
    package var groups: Set<UInt32>

    package init(users: Set<UInt32>, groups: Set<UInt32>) {
        self.users = users
        self.groups = groups
    }

    /// Of this process and this machine.
    package static var present: SecretOwners {
        var owners = SecretOwners(users: [0, geteuid()], groups: [0, getegid()])
        // Sound: the entry lives until the next call; two numbers are copied out of it at once.
        if let account = unsafe getpwnam("netmon") {
            unsafe owners.users.insert(account.pointee.pw_uid)
            unsafe owners.groups.insert(account.pointee.pw_gid)
        }
        return owners
    }
}
