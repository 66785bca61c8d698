#define _GNU_SOURCE
#include "CLinuxNet.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/capability.h>
#include <linux/errqueue.h>
#include <linux/ethtool.h>
#include <linux/filter.h>
#include <linux/icmp.h>
#include <linux/net_tstamp.h>
#include <linux/sock_diag.h>
#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sched.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/timex.h>
#include <unistd.h>

_Static_assert(sizeof(struct cln_message) == sizeof(struct mmsghdr), "cln_message");
_Static_assert(offsetof(struct cln_message, length) == offsetof(struct mmsghdr, msg_len), "cln_message.length");
_Static_assert(sizeof(struct cln_extended_error) == sizeof(struct sock_extended_err), "cln_extended_error");
_Static_assert(offsetof(struct cln_extended_error, origin) == offsetof(struct sock_extended_err, ee_origin), "origin");
_Static_assert(offsetof(struct cln_extended_error, info) == offsetof(struct sock_extended_err, ee_info), "info");
_Static_assert(sizeof(struct cln_filter_instruction) == sizeof(struct sock_filter), "cln_filter_instruction");
_Static_assert(offsetof(struct cln_filter_instruction, operand) == offsetof(struct sock_filter, k), "operand");
_Static_assert((int)CLN_SOL_RAW == SOL_RAW && (int)CLN_ICMP_FILTER == ICMP_FILTER, "ICMP_FILTER");
_Static_assert((int)CLN_RX_SOFTWARE == (int)SOF_TIMESTAMPING_RX_SOFTWARE, "SOF_TIMESTAMPING_RX_SOFTWARE");
_Static_assert((int)CLN_SOFTWARE == (int)SOF_TIMESTAMPING_SOFTWARE, "SOF_TIMESTAMPING_SOFTWARE");
_Static_assert((int)CLN_TX_SOFTWARE == (int)SOF_TIMESTAMPING_TX_SOFTWARE, "SOF_TIMESTAMPING_TX_SOFTWARE");
_Static_assert((int)CLN_OPT_ID == (int)SOF_TIMESTAMPING_OPT_ID, "SOF_TIMESTAMPING_OPT_ID");
_Static_assert((int)CLN_OPT_CMSG == (int)SOF_TIMESTAMPING_OPT_CMSG, "SOF_TIMESTAMPING_OPT_CMSG");
_Static_assert((int)CLN_OPT_TSONLY == (int)SOF_TIMESTAMPING_OPT_TSONLY, "SOF_TIMESTAMPING_OPT_TSONLY");
_Static_assert((int)CLN_ORIGIN_TIMESTAMPING == SO_EE_ORIGIN_TIMESTAMPING, "SO_EE_ORIGIN_TIMESTAMPING");
_Static_assert((int)CLN_ORIGIN_ICMP == SO_EE_ORIGIN_ICMP && (int)CLN_ORIGIN_ICMP6 == SO_EE_ORIGIN_ICMP6, "origins");

int cln_sendmmsg(int socket, struct cln_message *messages, unsigned int count, int flags) {
    return sendmmsg(socket, (struct mmsghdr *)messages, count, flags);
}

int cln_recvmmsg(int socket, struct cln_message *messages, unsigned int count, int flags) {
    return recvmmsg(socket, (struct mmsghdr *)messages, count, flags, NULL);
}

struct cmsghdr *cln_first_control(struct msghdr *message) { return CMSG_FIRSTHDR(message); }

struct cmsghdr *cln_next_control(struct msghdr *message, struct cmsghdr *control) { return CMSG_NXTHDR(message, control); }

unsigned char *cln_control_data(struct cmsghdr *control) { return CMSG_DATA(control); }

size_t cln_control_size(size_t data) { return CMSG_LEN(data); }

int cln_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

int cln_attach_filter(int socket, const struct cln_filter_instruction *instructions, unsigned short count) {
    struct sock_fprog program = {.len = count, .filter = (struct sock_filter *)instructions};
    return setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

int cln_stamped_loopback(void) {
    int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof name;
    int flags = SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE;
    if (bind(descriptor, (struct sockaddr *)&name, sizeof name) == 0 && getsockname(descriptor, (struct sockaddr *)&name, &size) == 0 &&
        connect(descriptor, (struct sockaddr *)&name, size) == 0 &&
        setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPING, &flags, sizeof flags) == 0)
        return descriptor;
    int error = errno;
    close(descriptor);
    errno = error;
    return -1;
}

int cln_is_stamped(int socket) {
    char byte = 0;
    if (send(socket, &byte, 1, MSG_DONTWAIT) != 1) return -1;
    union {
        char bytes[256];
        struct cmsghdr aligned;
    } control;
    struct iovec vector = {.iov_base = &byte, .iov_len = 1};
    struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    // On loopback it has arrived when the sending returns.
    if (recvmsg(socket, &message, MSG_DONTWAIT) != 1) return -1;
    for (struct cmsghdr *next = CMSG_FIRSTHDR(&message); next; next = CMSG_NXTHDR(&message, next)) {
        struct timespec stamp;
        if (next->cmsg_level != SOL_SOCKET || next->cmsg_type != SCM_TIMESTAMPING || next->cmsg_len < CMSG_LEN(sizeof stamp)) continue;
        memcpy(&stamp, CMSG_DATA(next), sizeof stamp);
        return stamp.tv_sec != 0;
    }
    return 0;
}

int cln_interface_index(int socket, const char *name) {
    struct ifreq request = {0};
    if (strlen(name) >= sizeof request.ifr_name) {
        errno = ENODEV;
        return -1;
    }
    strcpy(request.ifr_name, name);
    return ioctl(socket, SIOCGIFINDEX, &request) == 0 ? request.ifr_ifindex : -1;
}

int64_t cln_drops(int socket) {
    uint32_t figures[SK_MEMINFO_VARS];
    socklen_t size = sizeof figures;
    if (getsockopt(socket, SOL_SOCKET, SO_MEMINFO, figures, &size) != 0) return -1;
    return figures[SK_MEMINFO_DROPS];
}

int cln_epoll(void) { return epoll_create1(EPOLL_CLOEXEC); }

int cln_epoll_add(int epoll, int socket, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data.u64 = token};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
}

int cln_epoll_wait(int epoll, uint64_t *tokens, int capacity, int timeout_ms) {
    struct epoll_event events[256];
    if (capacity > 256) capacity = 256;
    int count = epoll_wait(epoll, events, capacity, timeout_ms);
    for (int i = 0; i < count; i++) tokens[i] = events[i].data.u64;
    return count;
}

int cln_read_handshake(int socket, struct cln_handshake *handshake) {
    struct tcp_info info = {0};
    socklen_t size = sizeof info;
    if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return -1;
    handshake->state = info.tcpi_state;
    handshake->retransmits = info.tcpi_total_retrans;
    handshake->rtt_us = info.tcpi_rtt;
    handshake->acknowledged_ms_ago = info.tcpi_last_ack_recv;
    return 0;
}

int cln_take_queued_error(int socket, struct cln_extended_error *error, unsigned char offender[28]) {
    union {
        struct cmsghdr aligned;
        char bytes[256];
    } control;
    struct msghdr message = {.msg_control = &control, .msg_controllen = sizeof control};
    memset(error, 0, sizeof *error);
    memset(offender, 0, 28);
    if (recvmsg(socket, &message, MSG_ERRQUEUE | MSG_DONTWAIT) < 0) return errno == EAGAIN ? 0 : -1;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        int is_v4 = part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_RECVERR;
        int is_v6 = part->cmsg_level == IPPROTO_IPV6 && part->cmsg_type == IPV6_RECVERR;
        size_t size = part->cmsg_len - CMSG_LEN(0);
        if ((!is_v4 && !is_v6) || size < sizeof *error) continue;
        memcpy(error, CMSG_DATA(part), sizeof *error);
        size -= sizeof *error;
        memcpy(offender, CMSG_DATA(part) + sizeof *error, size < 28 ? size : 28);
    }
    return 1;
}

int cln_enter_network_namespace(int descriptor) { return setns(descriptor, CLONE_NEWNET); }

// Of each set the kernel takes the lower and the upper half apart; the C library has no call of its own for it.
int cln_read_capabilities(struct cln_capabilities *capabilities) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct halves[_LINUX_CAPABILITY_U32S_3];
    if (syscall(SYS_capget, &header, halves) != 0) return -1;
    capabilities->effective = halves[0].effective | (uint64_t)halves[1].effective << 32;
    capabilities->permitted = halves[0].permitted | (uint64_t)halves[1].permitted << 32;
    capabilities->inheritable = halves[0].inheritable | (uint64_t)halves[1].inheritable << 32;
    return 0;
}

int cln_write_capabilities(const struct cln_capabilities *capabilities) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct halves[_LINUX_CAPABILITY_U32S_3];
    for (int i = 0; i < _LINUX_CAPABILITY_U32S_3; i++) {
        halves[i].effective = (uint32_t)(capabilities->effective >> (32 * i));
        halves[i].permitted = (uint32_t)(capabilities->permitted >> (32 * i));
        halves[i].inheritable = (uint32_t)(capabilities->inheritable >> (32 * i));
    }
    return (int)syscall(SYS_capset, &header, halves);
}

int cln_drop_bounding(int capability) { return prctl(PR_CAPBSET_DROP, (unsigned long)capability, 0L, 0L, 0L); }

int cln_forbid_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L); }

int cln_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

int cln_accept(int socket) { return accept4(socket, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }

int cln_peer(int socket, uint32_t *user, uint32_t *group) {
    struct ucred credentials;
    socklen_t size = sizeof credentials;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return -1;
    *user = credentials.uid;
    *group = credentials.gid;
    return 0;
}

int cln_read_clock_state(struct cln_clock_state *state) {
    struct timex clock = {.modes = 0};
    int result = adjtimex(&clock);
    if (result < 0) return -1;
    state->is_synchronized = result != TIME_ERROR && !(clock.status & STA_UNSYNC);
    state->estimated_error_us = clock.esterror;
    state->maximum_error_us = clock.maxerror;
    return 0;
}

int cln_read_rings(int socket, const char *interface, struct cln_rings *rings) {
    struct ethtool_ringparam sizes = {.cmd = ETHTOOL_GRINGPARAM};
    struct ifreq request = {.ifr_data = (void *)&sizes};
    strncpy(request.ifr_name, interface, IFNAMSIZ - 1);
    if (ioctl(socket, SIOCETHTOOL, &request) != 0) return -1;
    rings->receive = sizes.rx_pending;
    rings->receive_most = sizes.rx_max_pending;
    rings->send = sizes.tx_pending;
    rings->send_most = sizes.tx_max_pending;
    return 0;
}

unsigned int cln_device_major(uint64_t device) { return major(device); }

unsigned int cln_device_minor(uint64_t device) { return minor(device); }
