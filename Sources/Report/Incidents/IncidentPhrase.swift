/// What is said about incidents, their handling, and to a carrier; and the headings of the summary.
enum IncidentPhrase: SpokenPhrase {
    // Incidents and what is done about them
    case incidents, noIncidents, incidentNumber, standing, standingFor, incidentUnits, handling, incidentTitle, affected, kindOfObject
    case incidentLasting, incidentClosedLasting, incidentClosed, incidentToClose, incidentOver, incidentWithdrawn, incidentSuspect
    case incidentTaken, incidentTicket, incidentReported, clauseSeparator, fullStop
    case causeOr, causeAnd, causePower, causeMore, orElse, moreCauses
    case noteAcknowledged, noteText, noteReported, noteClosed, enteredAt, enteredBy, reportedAt, noteTaken
    // The morning and the hand-over
    case summaryAt, summaryOpen, summaryEnded, summaryWrong, summaryPlanned, summaryRunningOut, summaryBlind, summaryNone, summaryPart
    case summaryRest, daysLeft, noticeBy
    // What is told to a carrier
    case circuitWithNumber, circuitWithoutNumber, noProvider, unitContact, withKey, andMore, andOthers, readOut
    case faultWhat, faultWhatOver, faultSuspect, faultSuspectOver, faultMayBe
    case faultSince, faultEvidence, faultLastAnswer, faultCallBack, faultOffice, faultOnSite

    var pair: (zh: String, en: String) {
        switch self {
        case .incidents: ("事件", "incidents")
        case .noIncidents: ("没有事件。", "No incidents.")
        case .incidentNumber: ("编号", "No.")
        case .standing: ("情况", "Standing")
        case .standingFor: ("{1}，{2}", "{1}, {2}")
        case .incidentUnits: ("影响单位", "Units")
        case .handling: ("处理", "Handling")
        case .incidentTitle: ("事件 {1}", "incident {1}")
        case .affected: ("影响", "Affected")
        case .kindOfObject: ("类型", "Kind")
        case .incidentLasting: ("持续中", "lasting")
        case .incidentClosedLasting: ("已关闭，仍持续", "closed, lasting")
        case .incidentClosed: ("已关闭", "closed")
        case .incidentToClose: ("已恢复，未关闭", "over, not closed")
        case .incidentOver: ("已恢复", "over")
        case .incidentWithdrawn: ("已撤销", "withdrawn")
        case .incidentSuspect: ("可能原因", "may be the cause")
        case .incidentTaken: ("{1} 已接手", "{1} looks after it")
        case .incidentTicket: ("已报障，工单 {1}", "reported, ticket {1}")
        case .incidentReported: ("已报障", "reported")
        case .clauseSeparator: ("；", "; ")
        case .fullStop: ("。", ".")
        case .causeOr: (" 或 ", " or ")
        case .causeAnd: (" 与 ", " and ")
        case .causePower: ("（含其供电）", " (or its power)")
        case .causeMore: (" 等", " and others")
        case .orElse: ("或 {1}", "or {1}")
        case .moreCauses: ("或其他同样可能的原因", "or others that are as likely")
        case .noteAcknowledged: ("接手", "acknowledged")
        case .noteText: ("记录", "noted")
        case .noteReported: ("报障", "reported")
        case .noteClosed: ("关闭", "closed")
        case .enteredAt: ("时间", "At")
        case .enteredBy: ("人员", "By")
        case .reportedAt: ("{1}（{2}）", "{1} ({2})")
        case .noteTaken: ("事件 {1}：{2}（{3}）", "Incident {1}: {2} ({3})")
        case .summaryAt: ("{1} 的摘要", "summary at {1}")
        case .summaryOpen: ("未了结的事件", "Open incidents")
        case .summaryEnded: ("{1} 以来已恢复的事件", "Incidents that ended since {1}")
        case .summaryWrong: ("现在不正常的对象", "Wrong now")
        case .summaryPlanned: ("七天内的计划检修", "Planned work of the next seven days")
        case .summaryRunningOut: ("{1} 天内到期或须通知续约的合同", "Contracts that end or need notice within {1} days")
        case .summaryBlind: ("{1} 以来 netmon 无法监测的时段", "When netmon could not judge since {1}")
        case .summaryNone: ("{1}：无", "{1}: none")
        case .summaryPart: ("【{1}】", "== {1} ==")
        case .summaryRest: ("另有 {1} 项，见 {2}", "and {1} more: {2}")
        case .daysLeft: ("剩余天数", "Days left")
        case .noticeBy: ("最迟通知日", "Notice by")
        case .circuitWithNumber: ("{1}（线路编号 {2}）", "{1} (line {2})")
        case .circuitWithoutNumber: ("{1}（拓扑中没有线路编号 cid）", "{1} (the topology has no cid for it)")
        case .noProvider: ("拓扑中没有写明", "the topology names none")
        case .unitContact: ("单位联系人", "Unit's contact")
        case .withKey: ("{1}（{2}）", "{1} ({2})")
        case .andMore: ("另有 {1} 条", "and {1} more")
        case .andOthers: ("{1} 等 {2} 个", "{1} and others, {2} in all")
        case .readOut: ("报障时照读：", "To read out:")
        case .faultWhat: ("{1}报障：{2}不通。", "{1} reports a fault: {2} is down.")
        case .faultWhatOver: ("{1}报障：{2}曾经不通。", "{1} reports a fault: {2} was down.")
        case .faultSuspect:
            ("{1}报障：经{2}的业务中断，怀疑线路不通。", "{1} reports a fault: what runs over {2} is cut off, and the line may be down.")
        case .faultSuspectOver:
            ("{1}报障：经{2}的业务曾经中断，怀疑线路不通过。", "{1} reports a fault: what runs over {2} was cut off, and the line may have been down.")
        case .faultMayBe: ("从监测处看，也可能是 {1}。", " From where we measure it may also be {1}.")
        case .faultSince: ("自 {1} 起，历时 {2}", "Since {1}, for {2}")
        case .faultEvidence: ("；至 {1} 向 {2} 发出 {3} 个探测包，收到应答 {4} 个", "; {3} probes were sent to {2} until {1}, and {4} answered")
        case .faultLastAnswer: ("；此前最后一次应答在 {1}", "; the last answer before came at {1}")
        case .faultCallBack: ("修复后请回电 {1}，说明事件 {2}", "When it is repaired please call {1}, about incident {2}")
        case .faultOffice: ("{1}管理方", "the office of {1}")
        case .faultOnSite: ("；现场联系 {1}", "; on site: {1}")
        }
    }
}
