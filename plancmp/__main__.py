"""`python -m plancmp`."""

import sys

from plancmp.cli import main

if __name__ == "__main__":
    sys.exit(main())
