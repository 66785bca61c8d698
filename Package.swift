// swift-tools-version: 6.2
import PackageDescription

// What every Swift target of ours is compiled with. Warnings are errors here, so the tree cannot collect any.
let strict: [SwiftSetting] = [
    // SE-0335: an existential says `any`.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0444: a member is visible only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
    // SE-0409: an import is internal unless it says otherwise, so that GRDB or NIO cannot leak out of its module.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0461: a nonisolated async function runs where its caller runs.
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // SE-0470: a conformance takes the isolation of its type.
    .enableUpcomingFeature("InferIsolatedConformances"),
    // SE-0481: `weak let`.
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    // SE-0458: every use of a pointer says `unsafe`.
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
]

// What `netmon --version` prints beside the version: given by the Makefile, else read from the checkout.
let commit = Context.environment["NETMON_COMMIT"] ?? Context.gitInformation?.currentCommit ?? "unknown"

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOTLS", package: "swift-nio"),
]
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let certificates: [Target.Dependency] = [
    .product(name: "X509", package: "swift-certificates"),
    .product(name: "SwiftASN1", package: "swift-asn1"),
]

let package = Package(
    name: "netmon",
    products: [
        .executable(name: "netmon", targets: ["netmon"]),
        // Loaded into netmon by the tests of a power cut; no part of what is installed.
        .library(name: "PowerCut", type: .dynamic, targets: ["CPowerCut"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "CBuildInfo", cSettings: [.define("NETMON_COMMIT", to: "\"\(commit)\"")]),
        .target(name: "CLinuxNet"),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "WireBytes", swiftSettings: strict),
        .target(
            name: "NetInventory",
            dependencies: [
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Probe",
            dependencies: ["NetInventory", "WireBytes", "CLinuxNet", nioSSL] + nio + certificates,
            swiftSettings: strict
        ),
        .target(name: "Configuration", dependencies: ["NetInventory"], swiftSettings: strict),
        .target(
            name: "Monitor",
            dependencies: ["NetInventory", "Probe", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .target(name: "Causes", dependencies: ["NetInventory", "Monitor"], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "CZlib", "NetInventory", "Probe", "Monitor", "Causes", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Doctor", dependencies: ["CLinuxNet", "NetInventory", "Probe", "Store", "Control"], swiftSettings: strict),
        .target(name: "Report", dependencies: ["NetInventory", "Probe", "Monitor", "Causes", "Store", "Doctor"], swiftSettings: strict),
        .target(name: "Demo", dependencies: ["CLinuxNet", "NetInventory", "Monitor"] + nio, swiftSettings: strict),
        .target(
            name: "Control", dependencies: ["CLinuxNet", .product(name: "Logging", package: "swift-log")], swiftSettings: strict),
        .executableTarget(
            name: "netmon",
            dependencies: [
                "CBuildInfo", "NetInventory", "Configuration", "Probe", "Monitor", "Causes", "Store", "Doctor", "Report", "Control", "Demo",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        // Files that are wrong on purpose, and what a checker says about them.
        .target(name: "TestFixtures", path: "Tests/TestFixtures", swiftSettings: strict),
        // Random histories, the naive count that the judge is held against, a large county, and a clock that moves by hand.
        .target(
            name: "TestHistories", dependencies: ["Causes", "Monitor", "NetInventory"], path: "Tests/TestHistories",
            swiftSettings: strict),
        // Times the search for causes (scripts/bench causes).
        .executableTarget(
            name: "CausesBench", dependencies: ["Causes", "NetInventory", "TestHistories"], path: "Tests/CausesBench",
            swiftSettings: strict),
        // The readers of foreign bytes, as the fuzzer (Fuzzing/) and the replay of its seeds call them.
        .target(
            name: "FuzzTargets", dependencies: ["Configuration", "NetInventory", "Probe", "Store", "WireBytes", nioEmbedded] + nio,
            path: "Tests/FuzzTargets", swiftSettings: strict),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], exclude: ["Seeds"], swiftSettings: strict),
        .testTarget(
            name: "NetInventoryTests", dependencies: ["NetInventory", "TestFixtures"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "ProbeTests",
            dependencies: [
                "Demo", "Probe", "WireBytes", "NetInventory", "TestHistories", nioSSL, .product(name: "Crypto", package: "swift-crypto"),
            ] + nio + certificates,
            swiftSettings: strict),
        .testTarget(
            name: "ConfigurationTests", dependencies: ["Configuration", "NetInventory", "TestFixtures"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "MonitorTests",
            dependencies: ["Monitor", "Probe", "NetInventory", "TestHistories", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),
        // Whole histories, from the schedule to the incident.
        .testTarget(name: "HistoryTests", dependencies: ["Causes", "Monitor", "NetInventory", "Probe"], swiftSettings: strict),
        .testTarget(name: "CausesTests", dependencies: ["Causes", "Monitor", "NetInventory", "TestHistories"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "Causes", "Monitor", "Probe", "NetInventory", "TestHistories", .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(name: "DoctorTests", dependencies: ["Doctor", "Probe", "NetInventory"], swiftSettings: strict),
        .testTarget(
            name: "ReportTests",
            dependencies: ["Report", "Doctor", "Store", "Causes", "Monitor", "Probe", "NetInventory"],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
        // Plays a county of three units inside its namespaces for the tests, which cannot enter one themselves.
        .executableTarget(name: "DemoRig", dependencies: ["Demo", "NetInventory"] + nio, path: "Tests/DemoRig", swiftSettings: strict),
        // Days of monitoring by a manual clock with the real store, in a process of its own: what memory does over a week.
        .executableTarget(
            name: "WeekRig",
            dependencies: [
                "Causes", "Monitor", "NetInventory", "Probe", "Store", "TestHistories", .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/WeekRig", swiftSettings: strict),
        .testTarget(
            name: "ControlTests", dependencies: ["Control", "CLinuxNet", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),
        // Stands before the C library's file calls, and notes what a power cut would leave.
        .target(name: "CPowerCut", path: "Tests/PowerCut", linkerSettings: [.linkedLibrary("dl")]),
        .testTarget(
            name: "netmonTests",
            dependencies: [
                "CLinuxNet", "Causes", "Control", "Demo", "DemoRig", "Monitor", "NetInventory", "Store", "TestHistories", "WeekRig",
            ],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
