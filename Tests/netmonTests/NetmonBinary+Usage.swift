import Foundation

@testable import Demo

extension NetmonBinary {
    /// What a run cost.
    struct Usage {
        var outcome: Outcome
        /// The most memory that it held at once.
        var mebibytes: Int
        /// Of its own and of the system for it: unlike wall time the same however many others want the processor.
        var processorSeconds: Double
    }

    /// Runs it to its end and asks the kernel what that took.
    static func measured(_ arguments: [String], input: URL? = nil) throws -> Usage {
        try TemporaryFolder.with { scratch in
            let output = scratch.appendingPathComponent("out")
            let complaints = scratch.appendingPathComponent("err")
            let child = try start(
                arguments, in: scratch, input: input ?? URL(fileURLWithPath: "/dev/null"), output: output, complaints: complaints)
            var status: Int32 = 0
            var usage = rusage()
            // Not ru_maxrss: the kernel counts there what this test program held when it started the child. The mark only rises, so
            // the last look before the end shows it.
            var kibibytes = 0
            while true {
                let ended = unsafe wait4(child.processID, &status, WNOHANG, &usage)
                if ended == child.processID || ended < 0 && errno != EINTR { break }
                kibibytes = max(kibibytes, highWaterMark(of: child.processID))
                usleep(1000)
            }
            let signal = status & 0x7f
            let seconds = [usage.ru_utime, usage.ru_stime].reduce(0.0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
            return Usage(
                outcome: Outcome(
                    status: signal == 0 ? status >> 8 & 0xff : 128 + signal, output: try String(contentsOf: output, encoding: .utf8),
                    complaints: try String(contentsOf: complaints, encoding: .utf8)),
                mebibytes: (kibibytes > 0 ? kibibytes : usage.ru_maxrss) / 1024, processorSeconds: seconds)
        }
    }

    /// The most memory that a process has held, in KiB (proc_pid_status(5), VmHWM); 0 once it has ended.
    private static func highWaterMark(of process: Int32) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
}
