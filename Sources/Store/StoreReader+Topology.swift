internal import GRDB
package import NetInventory

extension StoreReader {
    /// Every topology that the service took, in order of time; none where a store has only imported results.
    package func acceptedTopologies() throws(StoreError) -> [AcceptedTopology] {
        try read { database in
            // A store of an older netmon is read as it is.
            try database.tableExists("topology") ? try TopologyTable.accepted(in: database) : []
        }
    }

    /// The files of one of them.
    package func topologySource(_ hash: String) throws(StoreError) -> TopologySource {
        try read { try TopologyTable.source(hash, in: $0) }
    }
}
