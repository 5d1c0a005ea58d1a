#!/bin/sh
# Prints the Python to use: $AEMO_PYTHON, or the first of the usual names that is 3.11 or newer.
# One sentence on standard error, and exit 1, where there is none.
new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -n "${AEMO_PYTHON:-}" ]; then
    if new_enough "$AEMO_PYTHON"; then
        echo "$AEMO_PYTHON"
        exit 0
    fi
    echo "AEMO_PYTHON is $AEMO_PYTHON, which is not Python 3.11 or newer." >&2
    exit 1
fi

for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
    if new_enough "$name"; then
        command -v "$name"
        exit 0
    fi
done

found=$(python3 --version 2>/dev/null || echo "no Python 3")
echo "AEMO Studio needs Python 3.11 or newer and found $found; install it from your package manager or python.org, or name one: make AEMO_PYTHON=/path/to/python3.12." >&2
exit 1
