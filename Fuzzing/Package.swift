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

let package = Package(
    name: "fuzzing",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
    targets: [
        .target(name: "CFuzzer"),
        // A stand-in: digests of the input find nothing, and BoringSSL would be most of the build.
        .target(name: "Crypto"),
        .target(name: "WireBytes", swiftSettings: instrumented),
        .target(name: "NetInventory", dependencies: [.product(name: "Yams", package: "Yams"), "Crypto"], swiftSettings: instrumented),
        .target(
            name: "Probe", dependencies: ["NetInventory", "WireBytes"],
            sources: [
                "ICMP/EchoMark.swift", "ICMP/ICMPFailure.swift", "ICMP/ICMPMessage.swift", "ICMP/ICMPMessage+Parsing.swift",
                "HTTP/HTTPExpectation.swift", "PacketOptions.swift", "ProbeFailure.swift", "ProbeKind.swift", "ProbeQuestion.swift", "Shared.swift",
                "Target",
            ],
            swiftSettings: instrumented),
        .target(
            name: "Store", dependencies: ["NetInventory"],
            sources: [
                "CSVFields.swift", "CSVLineReader.swift", "RejectedRow.swift", "ResultRow.swift", "ResultRow+Columns.swift",
                "ResultRowReader.swift", "StoreError.swift",
            ],
            swiftSettings: instrumented),
        .target(
            name: "Configuration", dependencies: ["NetInventory"],
            sources: [
                "ConfigurationLoader.swift", "Keys", "LoadedConfiguration.swift", "NetmonConfiguration.swift", "SecretReference.swift",
            ],
            swiftSettings: instrumented),
        .target(name: "FuzzTargets", dependencies: ["Configuration", "NetInventory", "Probe", "Store", "WireBytes"], swiftSettings: instrumented),
        .executableTarget(
            name: "Fuzz", dependencies: ["CFuzzer", "FuzzTargets"], swiftSettings: instrumented,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ],
    swiftLanguageModes: [.v6]
)
