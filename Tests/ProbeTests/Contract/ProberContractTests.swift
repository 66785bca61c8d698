import NetInventory
import Synchronization
import Testing

@testable import Probe

/// What every kind of prober keeps, whatever it asks: a new kind is a line in `ContractRow.all`.
@Suite("The contract of probers", .timeLimit(.minutes(10))) struct ProberContractTests {
    private func question(
        _ row: ContractRow, _ target: ProbeQuestion.Target, count: Int = 3, timeout: Milliseconds = .seconds(60)
    ) -> ProbeQuestion {
        ProbeQuestion(kind: row.kind, target: target, count: count, period: Milliseconds(10), timeout: timeout)
    }

    /// What holds of every result.
    private func expectWhole(_ result: ProbeResult, _ question: ProbeQuestion) {
        #expect(result.question == question)
        #expect(result.sent <= question.count && result.received <= result.sent && result.received >= 0)
        #expect(result.times.count == result.received && result.times.allSatisfy { $0 >= 0 })
        #expect((result.failure == nil) == (result.received == question.count), "\(String(describing: result.failure))")
        #expect(result.isAnswered == (result.received > 0))
        #expect((result.summary == nil) == result.times.isEmpty)
        #expect((result.loss == nil) == (result.sent == 0))
        #expect(result.address != nil || result.sent == 0)
    }

    @Test(arguments: ContractRow.all) func `who answers is measured at every try`(row: ContractRow) async throws {
        try await row.with { peers in
            let before = ClockPair.now().timestamp
            let question = question(row, peers.living, count: 5)
            let result = await peers.prober.probe(question)
            expectWhole(result, question)
            #expect(result.sent == 5 && result.received == 5 && result.failure == nil)
            #expect(result.times.allSatisfy { $0 > 0 })
            #expect(before <= result.startedAt && result.startedAt <= ClockPair.now().timestamp)
        }
    }

    @Test(arguments: ContractRow.all) func `silence lasts as long as the timeout, and is one`(row: ContractRow) async throws {
        try await row.with { peers in
            let question = question(row, peers.silent, count: 2, timeout: Milliseconds(250))
            let start = ContinuousClock.now
            let result = await peers.prober.probe(question)
            expectWhole(result, question)
            #expect(result.sent == 2 && result.received == 0)
            #expect(result.failure?.code == .timeout && result.failure?.isOwn == false)
            #expect(ContinuousClock.now - start >= .milliseconds(250))
        }
    }

    @Test(arguments: ContractRow.all) func `a no ends the wait`(row: ContractRow) async throws {
        try await row.with { peers in
            // Who waited all the same would run into the suite's limit.
            let question = question(row, peers.refusing, timeout: .seconds(3600))
            let result = await peers.prober.probe(question)
            expectWhole(result, question)
            #expect(result.sent == 3 && result.received == 0)
            #expect(result.failure?.code == row.refusal && result.failure?.isOwn == false)
            #expect(result.failure?.detail.isEmpty == false)
        }
    }

    /// The C library reads this as 127.0.0.1 itself, and asks nobody.
    private static let oldWriting = "127.0x1"

    @Test(arguments: ContractRow.all.filter(\.takesNames))
    func `a name without an address is the failure resolve, and nobody is asked`(
        row: ContractRow
    ) async throws {
        try await row.with { peers in
            var question = question(row, peers.named(Self.oldWriting))
            question.family = .v6
            let result = await peers.prober.probe(question)
            expectWhole(result, question)
            #expect(result.sent == 0 && result.address == nil && result.failure?.code == .resolve)
        }
    }

    @Test(arguments: ContractRow.all.filter(\.takesNames))
    func `a name with an address is asked there, and how long finding it took is told`(
        row: ContractRow
    ) async throws {
        try await row.with { peers in
            let question = question(row, peers.named(Self.oldWriting))
            let result = await peers.prober.probe(question)
            expectWhole(result, question)
            #expect(result.received == 3 && result.address == IPAddress("127.0.0.1"))
            #expect(result.phases?.resolve != nil)
        }
    }

    @Test(arguments: ContractRow.all) func `an address of the other family is refused, and nobody is asked`(row: ContractRow) async throws {
        try await row.with { peers in
            var question = question(row, peers.living)
            question.family = .v6
            let result = await peers.prober.probe(question)
            expectWhole(result, question)
            #expect(result.sent == 0 && result.failure?.code == .resolve)
            question.family = .v4
            #expect(await peers.prober.probe(question).received == 3)
        }
    }

    @Test(arguments: ContractRow.all) func `many at once are told apart, and the silent delay nobody`(row: ContractRow) async throws {
        try await row.with { peers in
            // The silent ones stay for an hour: the others' results are there all the same.
            let hanging = (0..<20).map { _ in
                Task { await peers.prober.probe(question(row, peers.silent, count: 1, timeout: .seconds(3600))) }
            }
            let questions = (0..<60).map { question(row, $0 % 2 == 0 ? peers.living : peers.refusing, count: 1 + $0 % 5) }
            await withTaskGroup(of: (Int, ProbeResult).self) { group in
                for (place, question) in questions.enumerated() { group.addTask { (place, await peers.prober.probe(question)) } }
                for await (place, result) in group {
                    expectWhole(result, questions[place])
                    #expect(result.sent == questions[place].count)
                    #expect(result.received == (place % 2 == 0 ? questions[place].count : 0))
                    #expect(result.failure?.code == (place % 2 == 0 ? nil : row.refusal))
                    #expect(result.duplicates == 0)
                }
            }
            for task in hanging { task.cancel() }
            await peers.end()
            for task in hanging { #expect(await task.value.received == 0) }
        }
    }

    @Test(arguments: ContractRow.all) func `going down ends what is under way, as no word about the target`(row: ContractRow) async throws {
        try await row.with { peers in
            let question = question(row, peers.silent, count: 1, timeout: .seconds(3600))
            let pending = Task { await peers.prober.probe(question) }
            while try !peers.isUnderWay() { await Task.yield() }
            await peers.end()
            let result = await pending.value
            expectWhole(result, question)
            #expect(result.received == 0)
            #expect(result.failure?.code == .local && result.failure?.isOwn == true, "\(String(describing: result.failure))")
            guard row.answersAfterEnd else { return }
            let late = await peers.prober.probe(self.question(row, peers.living))
            #expect(late.sent == 0 && late.failure?.code == .local, "\(late)")
        }
    }

    @Test(arguments: ContractRow.all) func `a result that is handed over comes once, and is the same`(row: ContractRow) async throws {
        try await row.with { peers in
            let questions = [peers.living, peers.refusing, peers.named(Self.oldWriting)].map { question(row, $0) }
            let results = Mutex<[ProbeResult]>([])
            for question in questions { peers.prober.submit(question) { result in results.withLock { $0.append(result) } } }
            while results.withLock({ $0.count }) < questions.count { await Task.yield() }
            // One that came twice would be there after its prober's end.
            await peers.end()
            let delivered = results.withLock { $0 }
            #expect(delivered.count == questions.count)
            for question in questions {
                let result = try #require(delivered.first { $0.question == question })
                expectWhole(result, question)
            }
        }
    }

    @Test(arguments: ContractRow.all) func `whoever gives up asking gets a whole result`(row: ContractRow) async throws {
        try await row.with { peers in
            let question = question(row, peers.silent, count: 4, timeout: Milliseconds(150))
            let asking = Task { await peers.prober.probe(question) }
            asking.cancel()
            let result = await asking.value
            #expect(result.received == 0 && result.times.isEmpty && result.sent <= 4)
            #expect(result.failure != nil)
        }
    }

    @Test(arguments: ContractRow.all.filter(\.isExplained))
    func `how it came about is told where it was asked, and only there`(row: ContractRow) async throws {
        try await row.with { peers in
            let targets = [peers.living, peers.silent, peers.refusing, peers.named(Self.oldWriting)]
            for target in targets {
                var question = question(row, target, count: 2, timeout: Milliseconds(200))
                #expect(await peers.prober.probe(question).trace == nil)
                question.isExplained = true
                let result = await peers.prober.probe(question)
                let steps = try #require(result.trace?.steps)
                #expect(steps.last?.phase == .verdict)
                #expect(steps.count(where: { $0.phase == .verdict && $0.attempt == nil }) == 1)
                #expect(steps.allSatisfy { !$0.text.isEmpty && !$0.text.contains("\n") && $0.at >= 0 })
                #expect(steps.compactMap(\.attempt).allSatisfy { (0..<2).contains($0) })
                if let failure = result.failure { #expect(steps.contains { $0.text.contains(failure.detail) }, "\(steps)") }
            }
        }
    }
}
