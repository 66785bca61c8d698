package import NetInventory

/// What whoever watches the demo is told while it plays.
package enum DemoProgress {
    /// Said before the first probe: how long it will take and what will be cut.
    package static func opening(_ script: DemoScript, _ inventory: Inventory, _ language: DemoLanguage) -> String {
        let length = seconds(script.length)
        let device = script.aggregation.flatMap { inventory.devices[$0.key]?.name }
        let site = script.site.flatMap { inventory.sites[$0.key]?.name }
        switch language {
        case .zh:
            let faults = [
                device.map { "“\($0)”之下的 \(script.units.count) 个单位全部断网（汇聚设备本身仍在线）" }, site.map { "网站“\($0)”中断" },
            ].compactMap(\.self)
            return "共 \(script.cycles) 轮探测，约 \(length) 秒。其间模拟：" + faults.joined(separator: "；") + "。"
        case .en:
            let faults = [
                device.map { "all \(script.units.count) units behind \($0) are cut off (the device itself stays up)" },
                site.map { "the site \($0) fails" },
            ].compactMap(\.self)
            return "\(script.cycles) cycles of probes, about \(length) s. On the way " + faults.joined(separator: ", and ") + "."
        }
    }

    static func line(of step: DemoScript.Step, script: DemoScript, at offset: Milliseconds, _ language: DemoLanguage) -> String {
        let what = step.objects.count == 1 ? "\(step.objects[0])" : count(of: step, language)
        let time = seconds(offset)
        return switch (step.action, language) {
        case (.cut, .zh): "第 \(time) 秒：中断 \(what)"
        case (.mend, .zh): "第 \(time) 秒：恢复 \(what)"
        case (.cut, .en): "at \(time) s: cut \(what)"
        case (.mend, .en): "at \(time) s: mended \(what)"
        }
    }

    private static func count(of step: DemoScript.Step, _ language: DemoLanguage) -> String {
        switch language {
        case .zh: "\(step.objects.count) 个单位"
        case .en: "\(step.objects.count) units"
        }
    }

    /// One digit after the point, cut off: `8.0`.
    private static func seconds(_ length: Milliseconds) -> String { "\(length.count / 1000).\(length.count % 1000 / 100)" }
}
