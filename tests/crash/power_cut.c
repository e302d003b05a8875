/* What a power cut would take: every write under a folder is noted with what stood there before, until it is synced.

   LD_PRELOAD of a process whose files lie under POWER_CUT_UNDER. For each of them POWER_CUT_LOG/<inode> holds records
   (offset, length of the old bytes, size of the file before, the old bytes), emptied by fsync and fdatasync, and
   POWER_CUT_LOG/<inode>.path its name. tests/crash/power_cuts.py rolls a killed process's writes back from them.
   Renaming and unlinking are taken as durable; -shm is mapped memory and is thrown away after a cut. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread int busy; /* our own writes are not noted */

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void load(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
}

/* The log's name if fd is a file under the folder, else NULL; writes the name down the first time. */
static const char *log_of(int fd, char *name, size_t room) {
    static __thread char path[4096];
    char link[64];
    struct stat st;
    const char *under = getenv("POWER_CUT_UNDER"), *logs = getenv("POWER_CUT_LOG");
    if (busy || !under || !logs) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return NULL;
    path[n] = 0;
    if (strncmp(path, under, strlen(under)) != 0 || strstr(path, "-shm")) return NULL;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) return NULL;
    snprintf(name, room, "%s/%llu.path", logs, (unsigned long long)st.st_ino);
    int out = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (out >= 0) {
        real_write(out, path, n);
        close(out);
    }
    snprintf(name, room, "%s/%llu", logs, (unsigned long long)st.st_ino);
    return name;
}

/* The power goes at the POWER_CUT_AT-th write or sync, if that is set: between two of them there is no time to hit. */
static void tick(void) {
    static long left = -1;
    const char *at = getenv("POWER_CUT_AT");
    if (!at) return;
    if (left < 0) left = atol(at);
    if (--left <= 0) kill(getpid(), SIGKILL);
}

/* Note what stands at [offset, offset + length) and the file's size. */
static void note(int fd, off_t offset, size_t length) {
    char name[4200];
    struct stat st;
    int64_t head[3];
    pthread_mutex_lock(&lock);
    if (log_of(fd, name, sizeof name) && fstat(fd, &st) == 0) {
        busy = 1;
        char *old = malloc(length + sizeof head);
        ssize_t got = offset < st.st_size ? pread(fd, old + sizeof head, length, offset) : 0;
        head[0] = offset;
        head[1] = got < 0 ? 0 : got;
        head[2] = st.st_size;
        memcpy(old, head, sizeof head);
        int out = open(name, O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (out < 0 || real_write(out, old, head[1] + sizeof head) < 0) abort();
        close(out);
        free(old);
        busy = 0;
        tick();
    }
    pthread_mutex_unlock(&lock);
}

/* What is synced stays: the log starts anew. */
static int synced(int fd, int (*sync)(int)) {
    char name[4200];
    pthread_mutex_lock(&lock);
    int ours = log_of(fd, name, sizeof name) != NULL;
    if (ours) tick();
    int answer = sync(fd);
    if (ours && answer == 0 && truncate(name, 0) != 0 && access(name, F_OK) == 0) abort();
    pthread_mutex_unlock(&lock);
    return answer;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    note(fd, offset, length);
    return real_pwrite(fd, data, length, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
    if (fd > 2) {
        off_t at = lseek(fd, 0, SEEK_CUR);
        if (at >= 0) note(fd, at, length);
    }
    return real_write(fd, data, length);
}

static int cut_off(int fd, off_t size) {
    struct stat st;
    if (fstat(fd, &st) == 0 && size < st.st_size) note(fd, size, st.st_size - size);
    else note(fd, size, 0);
    return real_ftruncate(fd, size);
}

int ftruncate64(int fd, off_t size) { return cut_off(fd, size); }
int ftruncate(int fd, off_t size) { return cut_off(fd, size); }
int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }
