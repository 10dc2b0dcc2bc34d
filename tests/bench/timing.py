"""How long each of many calls takes, one after another or from several threads at once."""

import statistics
import threading
import time
from collections.abc import Callable

from tests.bench.row import Numbers


def timed(call: Callable[[int], None], calls: int, threads: int) -> Numbers:
    """Call `call(n)` so often in each of so many threads.

    Returns p50 and p99 of a call in milliseconds, and calls a second of all threads together.
    """
    took: list[float] = []
    ready = threading.Barrier(threads + 1)

    def work(first: int) -> None:
        ready.wait()
        for number in range(first, first + calls):
            begun = time.perf_counter()
            call(number)
            took.append((time.perf_counter() - begun) * 1000)

    workers = [threading.Thread(target=work, args=(n * calls,)) for n in range(threads)]
    for worker in workers:
        worker.start()
    ready.wait()
    begun = time.perf_counter()
    for worker in workers:
        worker.join()
    elapsed = time.perf_counter() - begun
    if len(took) != calls * threads:
        raise RuntimeError("a call failed; its traceback stands above")
    percents = statistics.quantiles(took, n=100, method="inclusive")
    return {"p50": percents[49], "p99": percents[98], "per second": len(took) / elapsed}
