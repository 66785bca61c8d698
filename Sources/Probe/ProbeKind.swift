/// The kinds of question that netmon can ask; one file of this module answers each.
package enum ProbeKind: String, Sendable, CaseIterable {
    case icmp, tcp, http, tls, dns
}
