// Digests by OpenSSL: the only file that knows that library's interface.
#include "compiler/output/seal.h"

#include <openssl/evp.h>

static int sha256(const void *bytes, size_t size, uint8_t out[SEAL_DIGEST])
{
    unsigned int length = 0;
    return EVP_Digest(bytes, size, out, &length, EVP_sha256(), NULL) == 1 && length == SEAL_DIGEST;
}

const struct seal_table sceau_seal = {SEAL_VERSION, sha256};
