#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own loop, called by `Fuzz` because SwiftPM names an executable's entry itself.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
