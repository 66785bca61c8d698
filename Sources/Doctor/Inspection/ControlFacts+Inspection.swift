import Control
import Glibc

extension ControlFacts {
    /// Of the first socket that is there; with none, of the first place where one is looked for.
    init(places: [String]) {
        for path in places {
            let outcome = Self.connect(path)
            if outcome != .absent {
                self.init(path: path, outcome: outcome, access: FileAccess(path))
                return
            }
        }
        self.init(path: places.first ?? "", outcome: .absent, access: nil)
    }

    /// Connects as every verb does, says nothing, and closes again.
    private static func connect(_ path: String) -> Outcome {
        do throws(ControlError) {
            _ = try ControlClient(path: path)
            return .answers
        } catch .notRunning {
            // The same answer whether nobody listens or no file is there at all.
            return unsafe Glibc.access(path, F_OK) == 0 ? .nobodyListens : .absent
        } catch .denied {
            return .denied
        } catch .failed(_, let reason) {
            return .failed(reason)
        } catch {
            return .failed("\(error)")
        }
    }
}
