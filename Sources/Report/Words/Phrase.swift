/// Every sentence and word that reports say to people, in both languages side by side (see `Phrase+Catalogue.swift`); what is
/// said about incidents alone stands in `IncidentPhrase`.
enum Phrase: SpokenPhrase {
    // Reports and their tables
    case titled, availabilityReport, outagesReport, latencyReport
    case statusAt, statusFresh, statusNoResult, statusNothingWrong
    case availability, good, coverage, lowest, highest, officeAvailability, alwaysAvailability, outages, unreachableSpells
    case downTime, longestOutage, unreachableTime
    case inOfficeHours, secondsInOffice, officeMedian, officeP95, officeLoss, officeOf
    case mttrSeconds, mtbfSeconds, longestSeconds, secondsOf, percentOf, microsecondsOf, secondsInPeriod, secondsWhole
    case total, totalOf, groupHeading, rowSort, rowOfObject, rowOfGroup, rowOfObjectRaw, rowOfGroupRaw, totalRaw
    case began, ended, goesOn, length, inPeriod, state, since, causes, responsibility, incident, ticket, noOutages
    case sent, answered, loss, least, median, p90, p95, p99, greatest
    case id, name, category, neverJudged
    // States
    case unmonitored, maintenance, unreachable, down, degraded, up
    // How the figures came about
    case methodTitle, methodPeriod, methodPeriodOpen, methodHours, methodMaintenance, methodMaintenanceTime, methodFormula, methodCoverage,
        methodBounds
    case methodOfficeCoverage, methodOfficeBounds, methodOfficeHours
    case incidentPlanned
    case maintenanceReport, noWork, number, workOn, why, declaredBy, entered, cancelledAt, cancelledBy, fromTopology, recurring
    case workPlanned, workOpen, workOver, workCancelled, enteredLate, cancelledNote, workDeclared, workNowCancelled, workCovers
    case responsibilityReport, partOfOutageTime, methodResponsibility, or
    case byCarrier, byUnit, byMachineRoom, byPower, byOther
    case methodWindows, methodCorrections, methodCorrectionsLeftOut, uncorrected, undecided, noCarrier
    case methodOfficeUnknown, methodOutages, methodLatency, methodRules, methodTopology, methodTool
    case hoursAlways, hoursOffice, maintenanceHonoured, maintenanceIgnored, maintenanceExcluded
    case officeNoCalendar, officeNoSuchCalendar, officeYearUnknown
    case periodSentence, periodForms, periodUnreadable, periodMissing, periodBackwards, periodFuture
    // What netmon knows about itself, and flags
    case witnessOff, witnessLink, witnessRoute, witnessGateway, witnessLate, witnessDrops, witnessClock, witnessOf
    case statusUnfit, methodUnfit, unfitPart, flapping, flagged
    // Groups and ranks
    case department, township, publicInstitution, party, npc, cppcc, judicial, military, massOrganization, zone, central, otherUnits
    case ungrouped, importedTargets
    case rankCountyChief, rankCountyDeputy, rankSectionChief, rankSectionDeputy, rankSubsection, rankNone
    // Kinds of objects
    case location, rack, feed, kind, device, link, conduit, provider, contract, circuit, prefix, vlan, unit, contact, application, site
    case column, calendar, portal
    // What the topology says about an object
    case topologyProblems, counted, nothing, yes, no, planned, decommissioning, validSince, validUntil, checkWords
    case checkLoss, checkTime, checkFlap, checkWithoutFlap
    case englishName, type, rank, code, vrf, net, gateway, uplinks, withoutUplink, checks, upWhen, upWhenAny, upWhenAll, formerIDs, note
    case role, model, management, rackUnit, height, derived, ends, speed, carrierNumber, nearEnd, farEnd, commit
    case needs, users, url, formerURL, address, noc, phone, duty, phoneWithheld, subcontractor, firstDay, lastDay, noticeDays, fee
    case slaAvailability, slaRepair, slaResponse, slaReport, slaExcluded, weekdays, officeSeasons, holidays, makeupDays, knownYears
    case validity, until, status, definedAt
    // The settings of this machine
    case configurationAbsent
    // The state of this machine
    case rightsArea, socketsArea, clockArea, networkArea, storeArea, diskArea, controlArea, configurationArea, topologyArea
    case stateOK, stateWarning, stateProblem, stateUnknown, doctorSummary
    // The store
    case acceptedTopology, inForceSince, unitCount, siteCount, noneAccepted
    case storeSummary, storeTable, storeRows, storeBytes, storeSound, storeUnsound, importSummary, storeCompacted, storeBackedUp
    case storeUpgraded, storeUpToDate
    case rejudgeOutages, rejudgeAvailability, rejudgeSpells, rejudgeShifts, rejudgeVanishes, rejudgeAppears, rejudgeSummary
    case rejudgeToday, rejudgeSet
    // The running service
    case reloaded, reloadedUnchanged
}
