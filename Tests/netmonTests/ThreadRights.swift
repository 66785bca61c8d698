import Foundation

/// What one thread of a process may do, as the kernel shows it (proc(5), /proc/PID/task/TID/status).
struct ThreadRights: Hashable, CustomStringConvertible {
    var effective: UInt64
    var permitted: UInt64
    var inheritable: UInt64
    var ambient: UInt64
    /// What a program that it executes could get.
    var bounding: UInt64
    var mayGainNoMore: Bool

    var description: String {
        "eff \(String(effective, radix: 16)) prm \(String(permitted, radix: 16)) inh \(String(inheritable, radix: 16))"
            + " amb \(String(ambient, radix: 16)) bnd \(String(bounding, radix: 16)) nnp \(mayGainNoMore)"
    }

    /// Of each thread of a process, by the thread's name; empty once the process is over.
    static func all(of process: Int32) -> [(name: String, rights: ThreadRights)] {
        let folder = "/proc/\(process)/task"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap { thread in
            guard let text = try? String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8) else { return nil }
            func field(_ name: String) -> String {
                text.split(separator: "\n").first { $0.hasPrefix(name + ":") }.map {
                    String($0.dropFirst(name.count + 1)).trimmingCharacters(in: .whitespaces)
                } ?? ""
            }
            func bits(_ name: String) -> UInt64 { UInt64(field(name), radix: 16) ?? .max }
            let rights = ThreadRights(
                effective: bits("CapEff"), permitted: bits("CapPrm"), inheritable: bits("CapInh"), ambient: bits("CapAmb"),
                bounding: bits("CapBnd"), mayGainNoMore: field("NoNewPrivs") == "1")
            return (field("Name"), rights)
        }
    }
}
