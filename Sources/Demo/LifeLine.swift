import Foundation

/// Ends this process when the one that started it is gone, however that ended: its standard input is a pipe from there.
enum LifeLine {
    static func follow() {
        let thread = Thread {
            while let data = try? FileHandle.standardInput.read(upToCount: 1024), !data.isEmpty {}
            // Not `exit`: nothing may run or wait after its owner is gone.
            _exit(1)
        }
        thread.name = "life line"
        thread.start()
    }
}
