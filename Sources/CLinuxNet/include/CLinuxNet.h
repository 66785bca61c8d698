// The kernel calls and numbers that Swift cannot see, as plain declarations; the bodies are in CLinuxNet.c.
// Structures repeat the kernel's layout under our own names, and the .c file asserts that they do: the originals need
// _GNU_SOURCE, which may not be defined in a header that other modules import.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <spawn.h>
#include <sys/socket.h>

#pragma clang assume_nonnull begin

// One message of a batch: struct mmsghdr.
struct cln_message {
    struct msghdr header;
    unsigned int length;
};

// What the kernel says about a packet that came to grief: struct sock_extended_err (linux/errqueue.h).
struct cln_extended_error {
    uint32_t error;
    uint8_t origin;
    uint8_t type;
    uint8_t code;
    uint8_t padding;
    uint32_t info;
    uint32_t data;
};

// One instruction of a classic BPF program: struct sock_filter (linux/filter.h).
struct cln_filter_instruction {
    uint16_t code;
    uint8_t jump_if_true;
    uint8_t jump_if_false;
    uint32_t operand;
};

enum {
    CLN_SOL_RAW = 255,
    CLN_ICMP_FILTER = 1,
    CLN_ICMP6_FILTER = 1,
    CLN_TX_SOFTWARE = 1 << 1,
    CLN_RX_SOFTWARE = 1 << 3,
    CLN_SOFTWARE = 1 << 4,
    CLN_OPT_ID = 1 << 7,
    CLN_OPT_CMSG = 1 << 10,
    CLN_OPT_TSONLY = 1 << 11,
    CLN_ORIGIN_ICMP = 2,
    CLN_ORIGIN_ICMP6 = 3,
    CLN_ORIGIN_TIMESTAMPING = 4,
};

// Both return the number of messages moved, or -1 with errno set.
int cln_sendmmsg(int socket, struct cln_message *messages, unsigned int count, int flags);
int cln_recvmmsg(int socket, struct cln_message *messages, unsigned int count, int flags);

// The walk over the control messages of one received message (cmsg(3)).
struct cmsghdr *_Nullable cln_first_control(struct msghdr *message);
struct cmsghdr *_Nullable cln_next_control(struct msghdr *message, struct cmsghdr *control);
unsigned char *cln_control_data(struct cmsghdr *control);
size_t cln_control_size(size_t data);

// A non-blocking, close-on-exec event counter (eventfd(2)), or -1 with errno set.
int cln_eventfd(void);

// Hands a classic BPF program to a socket (SO_ATTACH_FILTER): 0, or -1 with errno set.
int cln_attach_filter(int socket, const struct cln_filter_instruction *instructions, unsigned short count);

// A datagram socket on loopback that is connected to itself and asks for receive stamps; -1 with errno set.
int cln_stamped_loopback(void);

// Sends one byte to itself and takes it back: 1 it carried a stamp, 0 it did not, -1 it did not arrive.
int cln_is_stamped(int socket);

// The index of an interface in the network namespace of a socket; -1 with errno set.
int cln_interface_index(int socket, const char *name);

// How many messages the kernel threw away because the socket's buffer was full (SO_MEMINFO): or -1 with errno set.
int64_t cln_drops(int socket);

// A set of sockets to wait for (epoll(7)), closed in children: its descriptor, or -1 with errno set.
int cln_epoll(void);

// Watches a socket until it is closed, for what arrives (POLLIN) or for room to send (POLLOUT): 0, or -1 with errno set.
int cln_epoll_add(int epoll, int socket, uint32_t events, uint64_t token);

// Waits for events and writes the tokens of their sockets, 256 at most: how many, or -1 with errno set. -1 waits without end.
int cln_epoll_wait(int epoll, uint64_t *tokens, int capacity, int timeout_ms);

// Where the handshake of a connection stands (TCP_INFO, linux/tcp.h).
struct cln_handshake {
    // TCP_ESTABLISHED and the others of netinet/tcp.h.
    uint8_t state;
    // How often the SYN was sent again.
    uint32_t retransmits;
    // From the SYN to its answer by the kernel's steady clock, where the SYN was sent once; else it means something else.
    uint32_t rtt_us;
    // How long ago something acknowledged the SYN.
    uint32_t acknowledged_ms_ago;
};

// 0, or -1 with errno set.
int cln_read_handshake(int socket, struct cln_handshake *handshake);

// Takes the oldest error off a socket's error queue, with the address (a sockaddr) of the host that sent it, all zeros where none did:
// 1, 0 where the queue is empty, or -1 with errno set.
int cln_take_queued_error(int socket, struct cln_extended_error *error, unsigned char offender[_Nonnull 28]);

// Moves the calling thread into the network namespace that a descriptor stands for: 0, or -1 with errno set.
int cln_enter_network_namespace(int descriptor);

// What the calling thread may do, one bit a capability (capabilities(7)).
struct cln_capabilities {
    uint64_t effective;
    uint64_t permitted;
    uint64_t inheritable;
};

// Both for the calling thread alone: 0, or -1 with errno set.
int cln_read_capabilities(struct cln_capabilities *capabilities);
int cln_write_capabilities(const struct cln_capabilities *capabilities);

// No program that the calling thread executes gets this capability any more (PR_CAPBSET_DROP): 0, or -1 with errno set.
int cln_drop_bounding(int capability);

// No program that the calling thread executes gets any right that it has not (PR_SET_NO_NEW_PRIVS): 0, or -1 with errno set.
int cln_forbid_new_privileges(void);

// The child of a posix_spawn begins without the descriptors from `first` on. An error number, or 0.
int cln_close_from(posix_spawn_file_actions_t *actions, int first);

// Takes a connection that neither waits nor is inherited by children (accept4(2)), or -1 with errno set.
int cln_accept(int socket);

// The effective user and primary group at the other end of a unix socket when it connected (SO_PEERCRED): 0, or -1 with errno set.
int cln_peer(int socket, uint32_t *user, uint32_t *group);

// What the kernel knows about its clock (adjtimex(2)): whether somebody keeps it in step, and how far it may be off.
struct cln_clock_state {
    int is_synchronized;
    int64_t estimated_error_us;
    int64_t maximum_error_us;
};

// Reads it and changes nothing: 0, or -1 with errno set.
int cln_read_clock_state(struct cln_clock_state *state);

// The descriptors of one interface's rings, and the most that it takes (ETHTOOL_GRINGPARAM).
struct cln_rings {
    uint32_t receive;
    uint32_t receive_most;
    uint32_t send;
    uint32_t send_most;
};

// Any socket will do to ask with: 0, or -1 with errno set.
int cln_read_rings(int socket, const char *interface, struct cln_rings *rings);

// How a device number is written: the parts of st_dev.
unsigned int cln_device_major(uint64_t device);
unsigned int cln_device_minor(uint64_t device);

#pragma clang assume_nonnull end
