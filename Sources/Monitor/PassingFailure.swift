/// A failure to commit that may pass by itself or by somebody's help, as a full disk does: worth another attempt where `mayPass`.
package protocol PassingFailure: Error {
    var mayPass: Bool { get }
}
