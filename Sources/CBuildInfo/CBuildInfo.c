#include "CBuildInfo.h"

const char *netmon_build_commit(void) { return NETMON_COMMIT; }
