"""`python -m aemo_studio` is the command line."""

import sys

from aemo_studio.cli import main

sys.exit(main())
