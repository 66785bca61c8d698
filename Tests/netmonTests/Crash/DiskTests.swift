import Foundation
import Testing

/// What netmon does when its disk does not do what disks do: the rows of docs/when-things-break.md, with the real program.
@Suite("A disk that fails", .serialized)
struct DiskTests {
    static func run(_ script: String, topology: String = RunVerbTests.topology) async throws -> Sandbox.Outcome {
        let outcome = try await OwnThread.run { try Sandbox.run(script, topology: topology) }
        #expect(outcome.status == 0, "\(outcome.said) \(outcome.complaints.suffix(2000))")
        return outcome
    }

    static let full =
        "the store disk/s.sqlite cannot be written: database or disk is full; look at the folder's owner, mode and free space, or name "
        + "another file with --store FILE"

    @Test("A full disk: probing goes on, what is held is said, reading works, and nothing is lost when there is room again")
    func fullDisk() async throws {
        let outcome = try await Self.run(
            """
            mount -t tmpfs -o size=2m tmpfs disk
            begin
            wait_for 'grep -q "unit/u3 unmonitored → up" log'
            dd if=/dev/zero of=disk/filler bs=4096 2> /dev/null
            wait_for 'grep -q "results are held in memory" log'
            say held "$(grep "are held in memory" log | head -n 1)"
            verb info store info --store disk/s.sqlite
            verb report report availability --period today --store disk/s.sqlite --topology topology
            # Two attempts later, so that there is something to hold.
            wait_for '[ $(date +%s) -ge $(( $(date -r disk/filler +%s) + 6 )) ]'
            rm disk/filler
            wait_for 'grep -q "takes results again" log'
            say again "$(grep "takes results again" log)"
            say lines $(grep -c "are held in memory" log)
            end
            say counted "$(grep " counted" log)"
            verb verify store verify --store disk/s.sqlite
            """)
        let held = try #require(outcome.word("held"))
        #expect(held.contains("\(Self.full); probing goes on, "), "\(held)")
        #expect(held.contains(" results are held in memory (10000 at most) and stored as soon as that works"))
        #expect(outcome.word("lines") == "1")
        #expect(outcome.word("again")?.contains("none of those held was lost") == true)
        #expect(outcome.word("info") == "0 ")
        #expect(outcome.word("report") == "0 ")
        #expect(outcome.word("ended")?.hasPrefix("0 ") == true, "\(outcome.said)")
        #expect(outcome.word("verify") == "0 ")
        let counted = try #require(outcome.word("counted"))
        let numbers = ["bursts=", "committed=", "refused="].map { name in
            counted.split(separator: " ").first { $0.hasPrefix(name) }.flatMap { Int($0.dropFirst(name.count)) }
        }
        // Four targets a second, for six seconds and more: all that was asked is stored.
        #expect((numbers[0] ?? 0) >= 20 && numbers[0] == numbers[1] && numbers[2] == 0, "\(counted)")
    }

    @Test("Ended while the disk is full: one last attempt, exit status 2, and how many results were not stored")
    func stoppedWhileFull() async throws {
        let outcome = try await Self.run(
            """
            mount -t tmpfs -o size=2m tmpfs disk
            begin
            wait_for 'grep -q "unit/u3 unmonitored → up" log'
            dd if=/dev/zero of=disk/filler bs=4096 2> /dev/null
            wait_for 'grep -q "results are held in memory" log'
            end
            rm disk/filler
            verb verify store verify --store disk/s.sqlite
            """)
        let ended = try #require(outcome.word("ended"))
        #expect(ended.hasPrefix("2 netmon: "), "\(ended)")
        #expect(ended.hasSuffix(" results were not stored, for \(Self.full)"), "\(ended)")
        #expect(outcome.word("verify") == "0 ")
    }

    @Test("Started on a full disk: exit status 2 and one sentence")
    func startedOnFull() async throws {
        let outcome = try await Self.run(
            """
            mount -t tmpfs -o size=64k tmpfs disk
            dd if=/dev/zero of=disk/filler bs=4096 2> /dev/null
            verb run run --topology topology --store disk/s.sqlite
            """)
        let said = try #require(outcome.word("run"))
        #expect(said.hasPrefix("2 netmon: the store disk/s.sqlite cannot be written: "), "\(said)")
    }

    @Test("A read-only disk: writing verbs say so with status 2, reading ones work")
    func readOnly() async throws {
        let outcome = try await Self.run(
            """
            mount -t tmpfs -o size=4m tmpfs disk
            begin
            wait_for 'grep -q "unit/u3 unmonitored → up" log'
            kill -KILL $service
            wait $service
            mount -o remount,ro disk
            verb run run --topology topology --store disk/s.sqlite
            printf 'time,target,success,rtt_s\\n1759248000,u1,1,0.001\\n' > rows.csv
            verb import store import rows.csv --topology topology --store disk/s.sqlite
            verb info store info --store disk/s.sqlite
            verb verify store verify --store disk/s.sqlite
            verb status status --topology topology --store disk/s.sqlite
            """)
        for name in ["run", "import"] {
            #expect(
                outcome.word(name)
                    == "2 netmon: the store disk/s.sqlite cannot be written: Read-only file system; look at the folder's owner, mode and "
                    + "free space, or name another file with --store FILE")
        }
        for name in ["info", "verify", "status"] { #expect(outcome.word(name) == "0 ", "\(name): \(outcome.said)") }
    }

    @Test("A second netmon on the same store: it is refused, and the first goes on; a lock file that a killed one left is no obstacle")
    func locks() async throws {
        let outcome = try await Self.run(
            """
            begin
            wait_for 'grep -q "unit/u3 unmonitored → up" log'
            verb second run --topology topology --store disk/s.sqlite
            kill -KILL $service
            wait $service
            say left $(ls disk | tr '\\n' ' ')
            echo 12345 > disk/s.sqlite-lock
            begin
            wait_for 'grep -q monitoring log'
            end
            verb verify store verify --store disk/s.sqlite
            """)
        #expect(
            outcome.word("second")
                == "2 netmon: another netmon writes to the store disk/s.sqlite; stop it first, or name another file with --store FILE")
        #expect(outcome.word("left")?.contains("s.sqlite-lock") == true)
        #expect(outcome.word("ended")?.hasPrefix("0 ") == true, "\(outcome.said)")
        #expect(outcome.word("verify") == "0 ")
    }

    @Test(
        "A store that is cut short, overwritten, or whose log is damaged: the verbs end with one sentence and a status, and change nothing")
    func damaged() async throws {
        let outcome = try await Self.run(
            """
            begin
            wait_for 'grep -q "unit/u3 unmonitored → up" log'
            wait_for '[ $(stat -c %s disk/s.sqlite-wal) -gt 150000 ]'
            kill -KILL $service
            wait $service
            cp -r disk sound
            put() { rm -f disk/*; cp sound/s.sqlite sound/s.sqlite-wal disk/; }
            check() {
                sum=$(cat disk/s.sqlite disk/s.sqlite-wal | md5sum)
                verb $1-run run --topology topology --store disk/s.sqlite
                verb $1-status status --topology topology --store disk/s.sqlite
                verb $1-verify store verify --store disk/s.sqlite
                say $1-same $([ "$sum" = "$(cat disk/s.sqlite disk/s.sqlite-wal | md5sum)" ] && echo yes)
            }
            put
            verb sound-verify store verify --store disk/s.sqlite
            put
            printf 'xxxx' | dd of=disk/s.sqlite-wal bs=1 seek=9000 conv=notrunc 2> /dev/null
            check log
            put
            printf 'xxxx' | dd of=disk/s.sqlite-wal bs=1 seek=$(($(stat -c %s disk/s.sqlite-wal) * 4 / 5)) conv=notrunc 2> /dev/null
            check late
            put
            "$netmon" store verify --store disk/s.sqlite > /dev/null
            begin
            wait_for 'grep -q monitoring log'
            end
            : > disk/s.sqlite-wal
            cp disk/s.sqlite whole
            truncate -s 20480 disk/s.sqlite
            check short
            cp whole disk/s.sqlite
            printf 'not a database' | dd of=disk/s.sqlite bs=1 conv=notrunc 2> /dev/null
            check header
            """)
        #expect(outcome.word("sound-verify") == "0 ")
        for name in [
            "log-run", "log-status", "log-verify", "late-run", "short-run", "short-status", "short-verify", "header-run", "header-status",
            "header-verify",
        ] {
            let said = try #require(outcome.word(name))
            #expect(said.hasPrefix("2 netmon: disk/s.sqlite is not a sound SQLite database ("), "\(name): \(said)")
            #expect(said.hasSuffix("); keep it, and restore a backup under another name"), "\(name): \(said)")
        }
        // What lies in front of the damage can be read.
        #expect(outcome.word("late-status") == "0 ", "\(outcome.said)")
        #expect(outcome.word("late-verify") == "1 ", "\(outcome.said)")
        for name in ["log", "late", "short", "header"] { #expect(outcome.word("\(name)-same") == "yes", "\(name)") }
    }
}
