// Notes what a program does to the files of one folder, so that a test can tell what a power cut would have left of them.
//
// Loaded by LD_PRELOAD into netmon, it stands before the C library's calls, through which SQLite does all its writing. Each call
// is carried out, and appended as one record to a journal outside the folder; a write counts as on the disk only when a sync of
// its file follows it in the journal, and a new or a removed name only when a sync of the folder does. SIGKILL then plays the
// power cut: PowerCutJournal.swift builds the files that would have been found afterwards.
//
//   POWER_CUT_FOLDER   the folder that is watched, absolute, without symbolic links
//   POWER_CUT_JOURNAL  the journal, in another folder
//   POWER_CUT_AT       the power goes at this record, in the middle of whatever is being written; else when somebody kills the program
//   POWER_CUT_LIES     set: no sync is noted, as on a disk that only says that it has written; the proof must then fail
//
// A record: kind (1 byte), inode, offset, count (8 bytes each, in the machine's order), and `count` bytes for 'C', 'O', 'U', 'W'.
//   C name  created    O name  opened    U name  removed    W written    T shortened or lengthened to `offset`    S synced    D folder synced
//
// Left out: STORE-shm, which is shared memory and lost with every cut, and STORE-lock, which is empty.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { most_descriptors = 65536 };
enum { nothing = 0, watched_file, watched_folder };

static unsigned char kinds[most_descriptors];
static uint64_t inodes[most_descriptors];
static const char *folder;
static int journal = -1;
static int lies;
static long cut_at;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);

static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    folder = getenv("POWER_CUT_FOLDER");
    lies = getenv("POWER_CUT_LIES") != NULL;
    const char *at = getenv("POWER_CUT_AT");
    cut_at = at ? atol(at) : 0;
    const char *path = getenv("POWER_CUT_JOURNAL");
    if (path) journal = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (folder && journal < 0) abort();
}

// The first call may come from another library's constructor, before one of ours would run.
static void ready(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, begin);
}

static void note(char kind, uint64_t inode, uint64_t offset, const void *bytes, uint64_t count) {
    unsigned char head[25];
    head[0] = (unsigned char)kind;
    memcpy(head + 1, &inode, 8);
    memcpy(head + 9, &offset, 8);
    memcpy(head + 17, &count, 8);
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, count}};
    // A journal that cannot be written proves nothing: the program must not seem to have passed.
    if (writev(journal, parts, count ? 2 : 1) != (ssize_t)(sizeof head + count)) abort();
    static long records;
    if (++records == cut_at) kill(getpid(), SIGKILL);
}

static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

// The name of a watched file inside the folder, or NULL.
static const char *name_of(const char *path) {
    if (!folder || !path) return NULL;
    size_t length = strlen(folder);
    if (strncmp(path, folder, length) != 0 || path[length] != '/') return NULL;
    const char *name = path + length + 1;
    if (*name == 0 || strchr(name, '/') || ends_with(name, "-shm") || ends_with(name, "-lock")) return NULL;
    return name;
}

static int open_watched(const char *path, int flags, mode_t mode) {
    ready();
    const char *name = name_of(path);
    int is_folder = folder && path && strcmp(path, folder) == 0;
    if (!name && !is_folder) return real_open(path, flags, mode);
    pthread_mutex_lock(&guard);
    struct stat before, now;
    int was_there = stat(path, &before) == 0;
    int descriptor = real_open(path, flags, mode);
    int error = errno;
    if (descriptor >= 0 && descriptor < most_descriptors && fstat(descriptor, &now) == 0) {
        kinds[descriptor] = is_folder ? watched_folder : watched_file;
        inodes[descriptor] = now.st_ino;
        if (name) {
            note(was_there ? 'O' : 'C', now.st_ino, 0, name, strlen(name));
            if (was_there && (flags & O_TRUNC)) note('T', now.st_ino, 0, NULL, 0);
        }
    }
    pthread_mutex_unlock(&guard);
    errno = error;
    return descriptor;
}

#define GIVEN_MODE(flags, mode)                     \
    mode_t mode = 0;                                \
    if ((flags) & (O_CREAT | O_TMPFILE)) {          \
        va_list rest;                               \
        va_start(rest, flags);                      \
        mode = va_arg(rest, mode_t);                \
        va_end(rest);                               \
    }

int open(const char *path, int flags, ...) {
    GIVEN_MODE(flags, mode)
    return open_watched(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    GIVEN_MODE(flags, mode)
    return open_watched(path, flags, mode);
}

static int is_watched(int descriptor, int kind) {
    return descriptor >= 0 && descriptor < most_descriptors && kinds[descriptor] == kind;
}

int close(int descriptor) {
    ready();
    if (descriptor >= 0 && descriptor < most_descriptors) kinds[descriptor] = nothing;
    return real_close(descriptor);
}

static ssize_t write_watched(int descriptor, const void *bytes, size_t count, off64_t offset) {
    pthread_mutex_lock(&guard);
    ssize_t done = real_pwrite(descriptor, bytes, count, offset);
    int error = errno;
    if (done > 0) note('W', inodes[descriptor], (uint64_t)offset, bytes, (uint64_t)done);
    pthread_mutex_unlock(&guard);
    errno = error;
    return done;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    ready();
    if (!is_watched(descriptor, watched_file)) return real_write(descriptor, bytes, count);
    off64_t offset = lseek64(descriptor, 0, SEEK_CUR);
    ssize_t done = write_watched(descriptor, bytes, count, offset);
    if (done > 0) lseek64(descriptor, offset + done, SEEK_SET);
    return done;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    ready();
    if (!is_watched(descriptor, watched_file)) return real_pwrite(descriptor, bytes, count, offset);
    return write_watched(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite64(descriptor, bytes, count, offset);
}

int ftruncate64(int descriptor, off64_t size) {
    ready();
    if (!is_watched(descriptor, watched_file)) return real_ftruncate(descriptor, size);
    pthread_mutex_lock(&guard);
    int status = real_ftruncate(descriptor, size);
    int error = errno;
    if (status == 0) note('T', inodes[descriptor], (uint64_t)size, NULL, 0);
    pthread_mutex_unlock(&guard);
    errno = error;
    return status;
}

int ftruncate(int descriptor, off_t size) {
    return ftruncate64(descriptor, size);
}

// The disk itself need not be waited for: the journal says what would be on it.
static int sync_watched(int descriptor, int (*real)(int)) {
    ready();
    if (!is_watched(descriptor, watched_file) && !is_watched(descriptor, watched_folder)) return real(descriptor);
    pthread_mutex_lock(&guard);
    if (!lies) note(kinds[descriptor] == watched_folder ? 'D' : 'S', inodes[descriptor], 0, NULL, 0);
    pthread_mutex_unlock(&guard);
    return 0;
}

int fsync(int descriptor) {
    ready();
    return sync_watched(descriptor, real_fsync);
}

int fdatasync(int descriptor) {
    ready();
    return sync_watched(descriptor, real_fdatasync);
}

int unlink(const char *path) {
    ready();
    const char *name = name_of(path);
    if (!name) return real_unlink(path);
    pthread_mutex_lock(&guard);
    int status = real_unlink(path);
    int error = errno;
    if (status == 0) note('U', 0, 0, name, strlen(name));
    pthread_mutex_unlock(&guard);
    errno = error;
    return status;
}
