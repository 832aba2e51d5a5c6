// The face of the seal module: a shared object opened on demand, so that only what needs a digest
// pays for OpenSSL. The module exports one constant `struct seal_table` under SEAL_SYMBOL.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define SEAL_VERSION 1
#define SEAL_SYMBOL "sceau_seal"
#define SEAL_FILE "sceau_seal.so"

enum { SEAL_DIGEST = 32 };

struct seal_table {
    uint32_t version; // SEAL_VERSION
    // SHA-256 (FIPS 180-4) of `size` bytes. Returns 0 when the provider has no such digest, else 1.
    int (*sha256)(const void *bytes, size_t size, uint8_t out[SEAL_DIGEST]);
};

extern const struct seal_table sceau_seal;
