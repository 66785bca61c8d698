// swift-tools-version: 6.2
import PackageDescription

// The readers of foreign bytes under libFuzzer and AddressSanitizer: see CONTRIBUTING.md, and `scripts/fuzz`.
//
// A package of its own, because the sanitizers need flags that the main one must not carry. Its sources are the main package's, by way
// of links; of large modules only the files that read.
let instrumented: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"), .strictMemorySafety(),
    .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"]),
]

let nio: [Target.Dependency] = ["NIOCore", "NIOEmbedded", "NIOHTTP1", "NIOTLS"].map { .product(name: $0, package: "swift-nio") }
let certificates: [Target.Dependency] = [
    .product(name: "X509", package: "swift-certificates"), .product(name: "SwiftASN1", package: "swift-asn1"),
]

let package = Package(
    name: "fuzzing",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .target(name: "CFuzzer"),
        .target(name: "WireBytes", swiftSettings: instrumented),
        .target(
            name: "NetInventory",
            dependencies: [.product(name: "Yams", package: "Yams"), .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: instrumented),
        .target(
            name: "Probe", dependencies: ["NetInventory", "WireBytes"] + nio + certificates,
            sources: [
                "ICMP/EchoMark.swift", "ICMP/ICMPFailure.swift", "ICMP/ICMPMessage.swift", "ICMP/ICMPMessage+Parsing.swift",
                "Engine/SocketAddressBytes.swift", "OwnNetwork/IPAddress+Bytes.swift", "SystemCallError.swift",
                "DNS/DNSMessage.swift", "DNS/DNSMessage+Judging.swift", "DNS/DNSMessage+Reading.swift", "DNS/DNSMessage+Writing.swift",
                "DNS/DNSMistake.swift", "DNS/DNSName.swift", "DNS/DNSQuestion.swift", "DNS/DNSReader.swift", "DNS/DNSRecord.swift",
                "DNS/DNSRecordType.swift", "DNS/DNSSight.swift",
                "Connection/ConnectStopwatch.swift", "Connection/OwnRoute.swift", "Connection/ProbeFailure+Connection.swift",
                "HTTP/HTTPAnswer.swift", "HTTP/HTTPExchange.swift", "HTTP/HTTPExchangeHandler.swift", "HTTP/HTTPExpectation.swift",
                "HTTP/HTTPExpectation+Judging.swift", "HTTP/HTTPFirstByte.swift", "HTTP/HTTPHop.swift", "HTTP/PageText.swift",
                "HTTP/SecureLayer.swift",
                "TLS/ASN1Node+Parts.swift", "TLS/CertificateFacts.swift", "TLS/CertificateFacts+Reading.swift",
                "TLS/CertificateFinding.swift",
                "TLS/CertificateJudge.swift", "TLS/CertificateJudge+Reading.swift", "TLS/CertificateVerdict.swift", "TLS/KeyText.swift",
                "TLS/NameText.swift", "TLS/ObjectNumber.swift", "TLS/ServerUsePolicy.swift", "TLS/TLSServerFlight.swift",
                "TLS/TLSSight.swift", "TLS/Timestamp+Day.swift",
                "LatencyFigures.swift", "LatencyHistogram.swift",
                "PacketOptions.swift", "ProbeFailure.swift", "ProbeKind.swift", "ProbePhases.swift", "ProbeQuestion.swift", "Shared.swift",
                "Target",
            ],
            swiftSettings: instrumented),
        .target(
            name: "Store", dependencies: ["NetInventory", "Probe"],
            sources: [
                "CSVFields.swift", "CSVLineReader.swift", "LatencyDay.swift", "LatencyDay+Bytes.swift", "LatencyFigures+Bytes.swift",
                "RejectedRow.swift", "ResultRow.swift", "ResultRow+Columns.swift",
                "ResultRowReader.swift", "StoreError.swift", "VariableLengthBytes.swift",
            ],
            swiftSettings: instrumented),
        .target(
            name: "Configuration", dependencies: ["NetInventory"],
            sources: [
                "ConfigurationLoader.swift", "Keys", "LoadedConfiguration.swift", "NetmonConfiguration.swift", "SecretReference.swift",
            ],
            swiftSettings: instrumented),
        .target(
            name: "FuzzTargets", dependencies: ["Configuration", "NetInventory", "Probe", "Store", "WireBytes"] + nio,
            swiftSettings: instrumented),
        .executableTarget(
            name: "Fuzz", dependencies: ["CFuzzer", "FuzzTargets"], swiftSettings: instrumented,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ],
    swiftLanguageModes: [.v6]
)
