// The version of the program, as `--version` says it and outputs record it.
#pragma once

#define SCEAU_VERSION "1.0"
