extension Phrase {
    /// The one catalogue. Words follow the office's glossary; a sentence is plain enough to be read aloud.
    var pair: (zh: String, en: String) {
        switch self {
        case .titled: ("{1}　{2}", "{1}: {2}")
        case .availabilityReport: ("可用率报告", "availability report")
        case .outagesReport: ("中断报告", "outage report")
        case .latencyReport: ("时延报告", "latency report")
        case .statusAt: ("{1} 的状态", "state at {1}")
        case .statusFresh: ("最近一次测量：{1}（{2}前）", "Last result: {1} ({2} ago)")
        case .statusNoResult: ("还没有任何测量结果。", "There is no result yet.")
        case .witnessOff: ("netmon 未运行", "netmon did not run")
        case .witnessLink: ("本机网卡无链路", "its interface had no carrier")
        case .witnessRoute: ("本机路由缺失", "its route was gone")
        case .witnessGateway: ("本机网关无应答", "its gateway was silent")
        case .witnessLate: ("本机运行迟滞", "it was late")
        case .witnessDrops: ("本机丢弃了应答", "it lost answers")
        case .witnessClock: ("本机时钟被调整", "its clock was set")
        case .witnessOf: ("{1}（{2}）", "{1} ({2})")
        case .statusUnfit:
            (
                "netmon 自身有问题，现在不能判断：{1}，自 {2} 起；经此所测的对象按未监测计",
                "netmon itself cannot judge now: {1}, since {2}; what it sees that way counts as unmonitored"
            )
        case .methodUnfit:
            (
                "netmon 自身不能判断的时间（其间不正常的结果不作数，按未监测计）：{1}",
                "Time in which netmon could not judge (bad results of it do not count: unmonitored): {1}"
            )
        case .unfitPart: ("{1} {2}", "{1} {2}")
        case .flapping: ("时通时断", "flapping")
        case .flagged: ("{1}（{2}）", "{1} ({2})")
        case .statusNothingWrong: ("没有发现异常。", "Nothing is wrong.")
        case .availability: ("可用率", "Availability")
        case .good: ("正常率", "Good")
        case .coverage: ("覆盖率", "Coverage")
        case .lowest: ("可用率下限", "Lowest availability")
        case .highest: ("可用率上限", "Highest availability")
        case .officeAvailability: ("办公时间可用率", "Office hours")
        case .alwaysAvailability: ("全天可用率", "Around the clock")
        case .inOfficeHours: ("办公时间内", "In office hours")
        case .secondsInOffice: ("办公时间内时长（秒）", "In office hours (s)")
        case .officeMedian: ("办公时间中位", "Office median")
        case .officeP95: ("办公时间 P95", "Office p95")
        case .officeLoss: ("办公时间丢包率", "Office loss")
        case .officeOf: ("办公时间{1}", "Office hours: {1}")
        case .outages: ("中断次数", "Outages")
        case .unreachableSpells: ("受上级影响次数", "Unreachable spells")
        case .downTime: ("中断时长", "Down time")
        case .longestOutage: ("最长中断", "Longest")
        case .unreachableTime: ("受上级影响时长", "Unreachable")
        case .mttrSeconds: ("平均修复时间（秒）", "MTTR (s)")
        case .mtbfSeconds: ("平均无故障时间（秒）", "MTBF (s)")
        case .longestSeconds: ("最长中断（秒）", "Longest outage (s)")
        case .secondsOf: ("{1}（秒）", "{1} (s)")
        case .percentOf: ("{1}（%）", "{1} (%)")
        case .microsecondsOf: ("{1}（微秒）", "{1} (us)")
        case .secondsInPeriod: ("时段内时长（秒）", "In the period (s)")
        case .secondsWhole: ("总时长（秒）", "Whole length (s)")
        case .total: ("合计", "Total")
        case .totalOf: ("合计（{1}）", "Total ({1})")
        case .groupHeading: ("{1}（{2}）", "{1} ({2})")
        case .rowSort: ("行", "Row")
        case .rowOfObject: ("对象", "object")
        case .rowOfObjectRaw: ("对象（更正前）", "object (uncorrected)")
        case .rowOfGroupRaw: ("分组（更正前）", "group (uncorrected)")
        case .totalRaw: ("合计（更正前）", "Total (uncorrected)")
        case .rowOfGroup: ("分组", "group")
        case .began: ("开始", "Began")
        case .ended: ("结束", "Ended")
        case .goesOn: ("仍在持续", "still going on")
        case .length: ("时长", "Length")
        case .inPeriod: ("时段内", "In period")
        case .state: ("状态", "State")
        case .since: ("自", "Since")
        case .causes: ("可能原因", "Possible causes")
        case .responsibility: ("责任", "Responsibility")
        case .incident: ("事件", "Incident")
        case .ticket: ("工单", "Ticket")
        case .noOutages: ("没有中断。", "No outages.")
        case .sent: ("发出", "Sent")
        case .answered: ("应答", "Answered")
        case .loss: ("丢包率", "Loss")
        case .least: ("最小", "Min")
        case .median: ("中位", "Median")
        case .p90: ("P90", "p90")
        case .p95: ("P95", "p95")
        case .p99: ("P99", "p99")
        case .greatest: ("最大", "Max")
        case .id: ("编号", "Id")
        case .name: ("名称", "Name")
        case .category: ("类别", "Category")
        case .neverJudged: ("（其中从未监测）", "(never judged)")
        case .unmonitored: ("未监测", "unmonitored")
        case .maintenance: ("计划检修", "maintenance")
        case .unreachable: ("受上级中断影响", "unreachable")
        case .down: ("中断", "down")
        case .degraded: ("质量下降", "degraded")
        case .up: ("正常", "up")
        case .methodTitle: ("统计方法", "Method")
        case .methodPeriod: ("时段：{1} 至 {2}（{3}）", "Period: {1} to {2} ({3})")
        case .methodPeriodOpen: ("；时段到 {1} 结束，尚未发生的部分不计", "; it runs to {1}, and what is still to come does not count")
        case .methodHours: ("时间口径：{1}", "Hours: {1}")
        case .methodMaintenance: ("计划检修：{1}", "Maintenance: {1}")
        case .methodMaintenanceTime: ("，共 {1}", ", {1} in all")
        case .methodFormula:
            (
                "可用率 =（正常 + 质量下降）÷（正常 + 质量下降 + 中断 + 受上级中断影响）；按毫秒累计，只舍不入",
                "Availability = (up + degraded) / (up + degraded + down + unreachable); summed in milliseconds, never rounded up"
            )
        case .methodCoverage: ("覆盖率 = 有判定的时间 ÷ 应监测时间 = {1}", "Coverage = judged time / due time = {1}")
        case .methodBounds:
            (
                "未监测时间若全部中断，可用率为 {1}；若全部正常，为 {2}",
                "Had all unmonitored time been down, the availability would be {1}; had it been up, {2}"
            )
        case .methodOfficeCoverage: ("办公时间的覆盖率 = {1}", "Coverage in office hours = {1}")
        case .methodOfficeBounds:
            (
                "办公时间内的未监测时间若全部中断，办公时间可用率为 {1}；若全部正常，为 {2}",
                "Had all unmonitored office hours been down, their availability would be {1}; had they been up, {2}"
            )
        case .methodOfficeHours:
            ("办公时间按报告期末各单位的日历计算", "Office hours are those of each unit's calendar at the end of the period")
        case .methodOfficeUnknown: ("办公时间可用率缺失：{1}", "No office-hours figure: {1}")
        case .methodOutages:
            (
                "“时段内”只计落在时段内的部分，与可用率报告的中断时长相加一致",
                "“In period” is the part inside the period; these add up to the down time of the availability report"
            )
        case .methodLatency:
            (
                "时延单位为毫秒；最小、最大为精确值，其余误差不超过 1%；丢包率只入不舍",
                "Times in milliseconds; min and max are exact, the others within 1 %; loss is never rounded down"
            )
        case .methodRules:
            (
                "状态规则第 {1} 版；缺省每 {2} 测一次，每次 {3} 个包，应答 {4} 个即为通；连续 {5} 次不通判为中断，连续 {6} 次通判为恢复，均从第一次算起",
                "State rules version {1}; by default a check every {2} of {3} tries, good if {4} answered; "
                    + "down after {5} bad ones, up after {6} good ones, both dated back to the first"
            )
        case .maintenanceReport: ("计划检修", "planned work")
        case .noWork: ("没有计划检修。", "No work is planned.")
        case .number: ("号", "No.")
        case .workOn: ("检修对象", "On")
        case .why: ("事由", "Why")
        case .declaredBy: ("登记人", "By")
        case .entered: ("登记时间", "Entered")
        case .cancelledAt: ("撤销时间", "Cancelled")
        case .cancelledBy: ("撤销人", "Cancelled by")
        case .fromTopology: ("拓扑", "topology")
        case .recurring: ("（定期）", " (recurring)")
        case .workPlanned: ("未开始", "to come")
        case .workOpen: ("进行中", "under way")
        case .workOver: ("已结束", "over")
        case .workCancelled: ("已撤销", "cancelled")
        case .enteredLate: ("{1} 补登", "entered afterwards, at {1}")
        case .cancelledNote: ("{1} 于 {2} 撤销", "cancelled by {1} at {2}")
        case .workDeclared: ("计划检修 {1} 号已登记：{2} 至 {3}，{4}", "planned work {1} is entered: {2} to {3}, {4}")
        case .workNowCancelled: ("计划检修 {1} 号已撤销：{2} 至 {3}，{4}", "planned work {1} is cancelled: {2} to {3}, {4}")
        case .workCovers: ("覆盖 {1} 个对象：{2}", "it covers {1} object(s): {2}")
        case .responsibilityReport: ("中断责任报告", "outages by responsibility")
        case .partOfOutageTime: ("占中断时长", "Part of all outage time")
        case .methodResponsibility:
            (
                "责任以更正（corrections）中写明的为准，未写明的列为“未定”；时长含受上级中断影响",
                "Responsibility is what corrections say, all else is undecided; outage time is down and unreachable time"
            )
        case .or: (" 或 ", " or ")
        case .byCarrier: ("运营商", "carrier")
        case .byUnit: ("单位", "unit")
        case .byMachineRoom: ("机房", "machine room")
        case .byPower: ("停电", "power cut")
        case .byOther: ("其他", "other")
        case .methodWindows: ("计划检修窗口：{1} 个（校验 {2}）", "Planned work: {1} window(s) ({2})")
        case .methodCorrections:
            ("更正：已叠加 {1} 条（校验 {2}）；更正前的数值一并列出", "Corrections: {1} laid over ({2}); the figures without them stand beside")
        case .methodCorrectionsLeftOut: ("更正：{1} 条（校验 {2}），按要求未叠加", "Corrections: {1} ({2}), left out as asked")
        case .uncorrected: ("更正前", "uncorrected")
        case .undecided: ("未定", "undecided")
        case .noCarrier: ("未写明运营商", "no carrier named")
        case .methodTopology: ("拓扑：{1}", "Topology: {1}")
        case .methodTool: ("工具：netmon {1}", "Tool: netmon {1}")
        case .hoursAlways: ("全天（24x7）", "around the clock (24x7)")
        case .hoursOffice: ("办公时间", "office hours")
        case .maintenanceHonoured: ("单独统计，不计入可用率", "a state of its own, in no share")
        case .maintenanceIgnored: ("不予考虑，按实际测得的状态统计", "ignored: what was measured counts")
        case .maintenanceExcluded: ("从应监测时间中扣除", "taken out of the due time")
        case .officeNoCalendar: ("单位和网络都没有指定日历", "neither the unit nor the network names a calendar")
        case .officeNoSuchCalendar: ("拓扑中没有日历“{1}”", "the topology has no calendar “{1}”")
        case .officeYearUnknown:
            (
                "日历“{1}”没有 {2} 年的节假日；请在 {3} 的 years 下补上",
                "the calendar “{1}” does not know the holidays of {2}; write them under its `years` in {3}"
            )
        case .periodSentence: ("{1}；{2}。", "{1}; {2}.")
        case .periodForms:
            (
                "可写作 today、yesterday、last-7d、2026-10-01、2026-10、2026-Q3、2026-W40、2026 或 2026-10-01..2026-10-15（含末日）",
                "write today, yesterday, last-7d, 2026-10-01, 2026-10, 2026-Q3, 2026-W40, 2026 or 2026-10-01..2026-10-15 "
                    + "(the end day included)"
            )
        case .periodUnreadable: ("看不懂时段“{1}”", "“{1}” is not a period")
        case .periodMissing: ("日历上没有“{1}”这一时段", "the calendar has no “{1}”")
        case .periodBackwards: ("时段“{1}”的结束早于开始", "the period “{1}” ends before it begins")
        case .periodFuture: ("时段“{1}”尚未开始（{2} 起）", "the period “{1}” has not begun (it begins at {2})")
        case .department: ("部门", "Departments")
        case .township: ("乡镇", "Townships")
        case .publicInstitution: ("公共企事业单位", "Public enterprises and institutions")
        case .party: ("党委机关", "Party organs")
        case .npc: ("人大", "People's congress")
        case .cppcc: ("政协", "Political consultative conference")
        case .judicial: ("法院、检察院", "Courts and procuratorate")
        case .military: ("武装部", "Military")
        case .massOrganization: ("群团组织", "Mass organisations")
        case .zone: ("园区", "Zones")
        case .central: ("垂直管理单位", "Vertically managed")
        case .otherUnits: ("其他单位", "Other units")
        case .ungrouped: ("不属于单位的对象", "Belongs to no unit")
        case .importedTargets: ("导入的目标", "Imported targets")
        case .rankCountyChief: ("正处级", "county")
        case .rankCountyDeputy: ("副处级", "deputy county")
        case .rankSectionChief: ("正科级", "section")
        case .rankSectionDeputy: ("副科级", "deputy section")
        case .rankSubsection: ("股级", "subsection")
        case .rankNone: ("无", "none")
        case .location: ("位置", "Location")
        case .rack: ("机柜", "Rack")
        case .feed: ("供电", "Power feed")
        case .kind: ("种类", "Kind")
        case .device: ("设备", "Device")
        case .link: ("链路", "Link")
        case .conduit: ("管道", "Conduit")
        case .provider: ("运营商", "Carrier")
        case .contract: ("合同", "Contract")
        case .circuit: ("专线", "Leased line")
        case .prefix: ("网段", "Prefix")
        case .vlan: ("VLAN", "VLAN")
        case .unit: ("接入单位", "Unit")
        case .contact: ("联系人", "Contact")
        case .application: ("应用系统", "Application")
        case .site: ("信息公开子网站", "Sub-site")
        case .column: ("栏目", "Column")
        case .calendar: ("日历", "Calendar")
        case .portal: ("门户网站", "Portal")
        case .topologyProblems: ("错误 {1}，警告 {2}", "errors: {1}, warnings: {2}")
        case .counted: ("{1} {2}", "{1}: {2}")
        case .nothing: ("拓扑是空的。", "The topology is empty.")
        case .yes: ("是", "yes")
        case .no: ("否", "no")
        case .planned: ("规划中", "planned")
        case .decommissioning: ("退网中", "being decommissioned")
        case .validSince: ("自 {1}", "since {1}")
        case .validUntil: ("至 {1}（不含）", "until {1} (excluded)")
        case .checkLoss: ("，丢包超过 {1} 为质量下降", ", degraded above {1} loss")
        case .checkTime: ("，时延超过 {1} 为质量下降", ", degraded above {1}")
        case .checkFlap: ("，变化达 {1} 记为时通时断、降到 {2} 取消", ", flapping from {1} of changes until {2}")
        case .checkWithoutFlap: ("，不记时通时断", ", never flapping")
        case .checkWords:
            (
                "{1}：{2}，每 {3} 一次，每次 {4} 个，{5} 次不通为中断，{6} 次通为恢复",
                "{1}: {2} every {3}, {4} tries, down after {5}, up after {6}"
            )
        case .englishName: ("英文名", "English name")
        case .type: ("类型", "Type")
        case .rank: ("级别", "Rank")
        case .code: ("代码", "Code")
        case .vrf: ("VRF", "VRF")
        case .net: ("网段", "Prefixes")
        case .gateway: ("网关", "Gateway")
        case .uplinks: ("上联", "Uplinks")
        case .withoutUplink: ("无上联的原因", "Why without uplink")
        case .checks: ("检查", "Checks")
        case .upWhen: ("判为正常", "Up when")
        case .upWhenAny: ("任一检查正常", "any check is up")
        case .upWhenAll: ("全部检查正常", "all checks are up")
        case .formerIDs: ("曾用编号", "Former ids")
        case .note: ("备注", "Note")
        case .role: ("角色", "Role")
        case .model: ("型号", "Model")
        case .management: ("管理地址", "Management address")
        case .rackUnit: ("U 位", "Rack unit")
        case .height: ("高度（U）", "Height (U)")
        case .derived: ("由模板生成", "From a template")
        case .ends: ("两端", "Ends")
        case .speed: ("速率（bit/s）", "Speed (bit/s)")
        case .carrierNumber: ("运营商编号", "Carrier's number")
        case .nearEnd: ("近端", "Near end")
        case .farEnd: ("远端", "Far end")
        case .commit: ("签约带宽（bit/s）", "Committed (bit/s)")
        case .needs: ("依赖", "Needs")
        case .users: ("使用单位", "Users")
        case .url: ("网址", "URL")
        case .formerURL: ("原网址", "Former URL")
        case .address: ("地址", "Address")
        case .noc: ("报障电话", "Fault desk")
        case .phone: ("电话", "Telephone")
        case .duty: ("职责", "Called for")
        case .phoneWithheld: ("（不显示；要看请加 --phones）", "(not shown; add --phones to see it)")
        case .subcontractor: ("分包", "Subcontractor")
        case .firstDay: ("起", "First day")
        case .lastDay: ("止（含）", "Last day")
        case .noticeDays: ("提前通知（天）", "Notice (days)")
        case .fee: ("费用", "Fee")
        case .slaAvailability: ("承诺可用率", "Promised availability")
        case .slaRepair: ("承诺修复时间", "Promised repair time")
        case .slaResponse: ("承诺响应时间", "Promised response time")
        case .slaReport: ("故障报告期限（天）", "Fault report within (days)")
        case .slaExcluded: ("免责情形", "Excluded")
        case .weekdays: ("工作日（周几）", "Weekdays (1 = Monday)")
        case .officeSeasons: ("办公时间", "Office hours")
        case .holidays: ("节假日", "Holidays")
        case .makeupDays: ("调休上班日", "Make-up workdays")
        case .knownYears: ("已知年份", "Known years")
        case .validity: ("有效期", "Validity")
        case .until: ("至（不含）", "Until (excluded)")
        case .status: ("状况", "Status")
        case .definedAt: ("定义于", "Defined at")
        case .rightsArea: ("权限", "Rights")
        case .socketsArea: ("套接字", "Sockets")
        case .clockArea: ("时钟", "Clock")
        case .networkArea: ("网络接口", "Network")
        case .storeArea: ("数据库", "Store")
        case .diskArea: ("磁盘", "Disk")
        case .controlArea: ("控制套接字", "Control socket")
        case .configurationArea: ("本机设定", "Settings")
        case .topologyArea: ("拓扑", "Topology")
        case .stateOK: ("正常", "ok")
        case .stateWarning: ("注意", "warning")
        case .stateProblem: ("不行", "problem")
        case .stateUnknown: ("不明", "unknown")
        case .doctorSummary:
            ("{1} 处不行，{2} 处需要注意，{3} 处不明", "{1} thing(s) do not work, {2} could be better, {3} unknown")
        case .configurationAbsent:
            (
                "没有 netmon.yaml（./netmon.yaml 和 /etc/netmon/netmon.yaml 都不存在）：全部取缺省值",
                "no netmon.yaml (neither ./netmon.yaml nor /etc/netmon/netmon.yaml exists): all defaults hold"
            )
        case .storeSummary:
            (
                "{1}：{2} 字节，{3} 条结果，每条 {4} 字节；{5} 至 {6}（Asia/Shanghai）",
                "{1}: {2} bytes, {3} results, {4} bytes a result; {5} to {6} (Asia/Shanghai)"
            )
        case .acceptedTopology: ("拓扑", "Topology")
        case .inForceSince: ("生效", "In force since")
        case .unitCount: ("接入单位", "Units")
        case .siteCount: ("子网站", "Sub-sites")
        case .noneAccepted:
            ("还没有采用过任何拓扑：'netmon run' 启动时记下第一份。", "No topology has been taken yet: 'netmon run' keeps the first one when it starts.")
        case .storeTable: ("表", "Table")
        case .storeRows: ("行数", "Rows")
        case .storeBytes: ("字节", "Bytes")
        case .storeSound: ("{1}：完好，每份台账都与存下的结果一致", "{1}: sound, and every ledger is the one that its results give")
        case .storeUnsound: ("{1}：发现 {2} 处问题；请保留原文件，用备份另存恢复", "{1}: {2} problem(s); keep the file, and restore a backup under another name")
        case .importSummary:
            (
                "{1}：收入 {2} 条结果（{3} 个对象），已有 {4} 条，不合格 {5} 行",
                "{1}: {2} results taken for {3} object(s), {4} known already, {5} bad row(s)"
            )
        case .storeCompacted: ("{1}：由 {2} 字节整理为 {3} 字节", "{1}: {2} bytes before, {3} bytes now")
        case .storeBackedUp: ("{1}：已备份并核对（{2} 字节，{3} 条结果）", "{1}: written and verified ({2} bytes, {3} results)")
        case .storeUpgraded: ("{1}：已由结构版本 {2} 升级到 {3}；升级前的副本是 {4}", "{1}: brought from schema {2} to {3}; what it was is kept in {4}")
        case .storeUpToDate: ("{1}：结构已是最新，未作改动", "{1}: up to date, nothing was changed")
        case .reloaded:
            (
                "新的拓扑已生效：{1} 项检查，新增对象 {2} 个，停止监测 {3} 个",
                "the new topology is in force: {1} checks, {2} object(s) more, {3} no longer probed"
            )
        case .reloadedUnchanged: ("拓扑没有变化：{1} 项检查", "the topology has not changed: {1} checks")
        }
    }
}
