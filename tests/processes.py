"""Real processes that do the same thing at the same moment."""

import subprocess
import sys

_TOGETHER = """
import multiprocessing

# Forked from one that has imported everything, so that they really begin together.
fork = multiprocessing.get_context("fork")
here = fork.Barrier(int(sys.argv[2]))
arguments = (sys.argv[1], here.wait)
processes = [fork.Process(target=work, args=arguments) for _ in range(here.parties)]
for process in processes:
    process.start()
for process in processes:
    process.join()
sys.exit(any(process.exitcode for process in processes))
"""


def together(code: str, argument: str, processes: int = 4) -> None:
    """Run `work(argument, meet)`, which `code` defines, in so many processes at once.

    `meet()` waits until all of them are there. Raises `subprocess.CalledProcessError` when the
    work raised in one of them.
    """
    command = [sys.executable, "-c", f"import sys\n{code}\n{_TOGETHER}", argument, str(processes)]
    subprocess.run(command, check=True, timeout=120)
