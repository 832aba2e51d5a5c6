// Which files an act comes from, and their SHA-256: what identifies it in the contract and in the
// report.
#pragma once

#include "compiler/model/library.h"
#include "compiler/output/seal_module.h"

struct file_digest {
    struct text path, sha256; // sha256 in lower-case hexadecimal; of the file as it stands on disk
};

struct digests {
    VEC(struct file_digest) sources; // the act's, the dossier's, what they use, in order of paths
    struct text library; // SHA-256 of the lines that `sha256sum` prints for the library's files
};

// Texts live in `a`.
struct digests digests_make(struct arena *a, const struct library *lib, const struct block *act,
                            const struct seal_module *seal);
