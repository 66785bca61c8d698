import NetInventory
import Probe
import Testing

@testable import Report

@Suite struct ProbeLineTests {
    private func result(
        times: [Int64], sent: Int, kind: ProbeKind = .icmp, phases: ProbePhases? = nil, status: Int? = nil, failure: ProbeFailure? = nil
    ) -> ProbeResult {
        ProbeResult(
            question: ProbeQuestion(kind: kind, target: .name("x")), startedAt: Timestamp(milliseconds: 0), address: IPAddress("127.0.0.1"),
            sent: sent, received: times.count, times: times, phases: phases, status: status, failure: failure
        )
    }

    @Test func `an answered target shows its times`() {
        let line = ProbeLine(label: "jyj", result: result(times: [212_000, 301_499, 250_000], sent: 3))
        #expect(line.text(width: 10) == "jyj         3/3  min 0.212  median 0.251  max 0.301 ms  jitter 0.070")
    }

    @Test func `a Chinese name takes two columns a character`() {
        let line = ProbeLine(label: "教育局", result: result(times: [1_000_000], sent: 1))
        #expect(line.text(width: 8) == "教育局    1/1  min 1.000  median 1.000  max 1.000 ms")
    }

    @Test func `a silent target says why, a lossy one what it lost`() {
        let timeout = ProbeFailure(.timeout, detail: "no answer within 1000 ms")
        #expect(
            ProbeLine(label: "10.1.2.3", result: result(times: [], sent: 3, failure: timeout)).text()
                == "10.1.2.3  0/3  no answer: timeout (no answer within 1000 ms)"
        )
        let lossy = ProbeLine(label: "a", result: result(times: [5000], sent: 2, failure: timeout)).text()
        #expect(lossy == "a  1/2  min 0.005  median 0.005  max 0.005 ms  lost: timeout (no answer within 1000 ms)")
        let status = ProbeFailure(.status, detail: "HTTP 503")
        #expect(
            ProbeLine(label: "http://a/", result: result(times: [], sent: 1, kind: .http, status: 503, failure: status)).text()
                == "http://a/  0/1  no answer: status (HTTP 503)"
        )
    }

    @Test func `the JSON line has the keys of the contract in their order`() {
        let answered = result(
            times: [212_001, 301_000, 250_500], sent: 4, kind: .http, phases: ProbePhases(connect: 100.25, firstByte: 3), status: 200,
            failure: ProbeFailure(.hostUnreachable, from: IPAddress("10.0.0.1"), detail: "says \"no\"")
        )
        #expect(
            ProbeLine.json(label: "门户", result: answered).text()
                == #"{"target":"门户","address":"127.0.0.1","kind":"http","sent":4,"received":3,"loss":0.25,"duplicates":0,"#
                + #""rtt_us":{"min":212.001,"median":250.879,"mean":254.500,"p90":301.000,"p99":301.000,"max":301.000,"jitter":69.750},"#
                + #""timestamps":"user","phases_us":{"resolve":null,"connect":100.250,"tls":null,"first_byte":3.000,"transfer":null},"#
                + #""status":200,"#
                + #""failure":{"code":"host_unreachable","from":"10.0.0.1","detail":"says \"no\""},"#
                + #""host_trouble":null,"tls":null,"dns":null}"#
        )
    }

    @Test func `what a name server answered is in the JSON and, short, in the line`() throws {
        let name = try #require(DNSName("a.cn"))
        var message = DNSMessage(id: 1, flags: [.answer, .authoritative], name: name, type: 1)
        message.answers = (1...20).map { DNSRecord(owner: name, type: 1, ttl: 300, content: .address(IPAddress(v4: 0x7f40_0300 + $0))) }
        var answered = result(times: [1_000_000], sent: 1, kind: .dns)
        answered.dns = DNSSight(message, over: .tcp, isTruncated: true)
        #expect(
            ProbeLine(label: "x", result: answered).text().hasSuffix(
                "  NOERROR  A 127.64.3.1 ttl 300, A 127.64.3.2 ttl 300, A 127.64.3.3 ttl 300, and 17 more"))
        let json = ProbeLine.json(label: "x", result: answered).text()
        #expect(
            json.contains(
                #""dns":{"code":"NOERROR","authoritative":true,"truncated":true,"transport":"tcp","answer_count":20,"#
                    + #""answers":["A 127.64.3.1 ttl 300","A 127.64.3.2 ttl 300","#))
        #expect(json.hasSuffix(#""A 127.64.3.16 ttl 300"]}}"#))
    }

    @Test func `what was seen of TLS is in the JSON and, short, in the line`() {
        var answered = result(times: [1_000_000], sent: 1, kind: .tls)
        var sight = TLSSight()
        sight.version = "TLS 1.3"
        sight.cipher = "TLS_AES_128_GCM_SHA256"
        sight.isNameMatched = false
        sight.chain = [
            CertificateFacts(
                subject: "CN=x", issuer: "CN=CA", names: ["x", "127.0.0.1"], notBefore: Timestamp(milliseconds: -1000),
                notAfter: Timestamp(milliseconds: 10 * 86_400_000 - 1), key: "EC P-256", signature: "ecdsa-with-SHA256", fingerprint: "ab")
        ]
        answered.tls = sight
        #expect(
            ProbeLine(label: "x", result: answered).text()
                == "x  1/1  min 1.000  median 1.000  max 1.000 ms  TLS 1.3  certificate: 9 days left")
        #expect(
            ProbeLine.json(label: "x", result: answered).text().hasSuffix(
                #""host_trouble":null,"tls":{"version":"TLS 1.3","cipher":"TLS_AES_128_GCM_SHA256","name_matches":false,"trusted":null,"#
                    + #""days_left":9,"chain":[{"subject":"CN=x","issuer":"CN=CA","names":["x","127.0.0.1"],"#
                    + #""not_before":"1969-12-31T23:59:59+00:00","not_after":"1970-01-10T23:59:59.999+00:00","key":"EC P-256","#
                    + #""signature":"ecdsa-with-SHA256","sha256":"ab"}]},"dns":null}"#))
    }

    @Test func `what nobody measured is null`() {
        var nothing = result(times: [], sent: 0)
        nothing.address = nil
        #expect(
            ProbeLine.json(label: "x", result: nothing).text()
                == #"{"target":"x","address":null,"kind":"icmp","sent":0,"received":0,"loss":null,"duplicates":0,"rtt_us":null,"#
                + #""timestamps":"user","phases_us":null,"status":null,"failure":null,"host_trouble":null,"tls":null,"dns":null}"#
        )
    }

    @Test(arguments: [(0, 3, "0.0"), (3, 3, "1.0"), (1, 3, "0.333333"), (2, 3, "0.666667"), (1, 8, "0.125")])
    func `loss is rounded half up at the sixth place`(lost: Int, sent: Int, text: String) {
        let lossy = result(times: Array(repeating: 1, count: sent - lost), sent: sent)
        #expect(ProbeLine.json(label: "x", result: lossy).text().contains("\"loss\":\(text),"))
    }

    @Test func `totals add up`() {
        var totals = ProbeTotals()
        totals.add(result(times: [1, 2], sent: 3))
        #expect(totals.isAllAnswered)
        totals.add(result(times: [], sent: 3))
        totals.elapsedMicroseconds = 1_234_567
        totals.cpuMicroseconds = 8900
        #expect(!totals.isAllAnswered)
        #expect(totals.text == "1 of 2 targets answered, 2 of 6 tries; 1.234567 s, processor 0.008900 s")
        #expect(
            totals.json.text()
                == #"{"schema":"netmon.probe-summary/1","targets":2,"answered":1,"sent":6,"received":2,"#
                + #""elapsed_s":1.234567,"cpu_s":0.008900}"#
        )
    }

    @Test func `decimals are exact`() {
        #expect(DecimalText.scaled(0, places: 3) == "0.000")
        #expect(DecimalText.scaled(7, places: 3) == "0.007")
        #expect(DecimalText.scaled(-1234, places: 3) == "-1.234")
        #expect(DecimalText.scaled(Int64.min, places: 3) == "-9223372036854775.808")
        #expect(DecimalText.trimmed(250_000, places: 6) == "0.25")
    }
}
