#pragma once

/// The commit that this binary was built from, or "unknown" outside a checkout.
const char *netmon_build_commit(void);
