// A library for LD_PRELOAD: it has no functions of its own, see power_cut.c.
