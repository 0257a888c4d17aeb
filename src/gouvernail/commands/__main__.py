"""`python -m gouvernail.commands`: the console command, for the processes that it starts itself."""

import sys

from gouvernail.commands import main

sys.exit(main())
