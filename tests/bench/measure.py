"""Measures and prints the bars as ratios of one run: each figure is the median of user and system
time over interleaved runs of the program and its peer."""

import os
import pathlib
import statistics
import subprocess
import sys

SCEAU, PEER, CORPUS = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])


def once(command):
    with open(os.devnull, "w") as null:
        process = subprocess.Popen(command, stdout=null, stderr=null)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def paired(first, second, runs):
    a, b = [], []
    for _ in range(runs):
        a.append(once(first))
        b.append(once(second))
    return [(statistics.median(x[0] for x in runs), min(x[1] for x in runs)) for runs in (a, b)]


def check(name):
    return [SCEAU, "check", str(CORPUS / f"{name}.sceau")]


def main():
    (start, floor), (true, _) = paired(check("start"), ["/bin/true"], 101)
    print(f"start of check, against /bin/true      {start / true:6.1f}   (bar 8)")
    for kind in ("text", "data"):
        for size in ("64k", "640k", "6400k", "8m"):
            name = f"{kind}-{size}"
            runs = 5 if size in ("6400k", "8m") else 21
            (own, memory), (peer, _) = paired(check(name), [PEER, str(CORPUS / f"{name}.yaml")], runs)
            source = (CORPUS / f"{name}.sceau").stat().st_size
            print(f"{name:10} {own * 1000:8.1f} ms, against libyaml's events {own / peer:6.2f}   "
                  f"{source / own / 1e6:6.1f} MB/s   {(memory - floor) / source:5.1f} bytes a byte")
        small, _ = paired(check(f"{kind}-800k"), ["/bin/true"], 11)
        large, _ = paired(check(f"{kind}-8m"), ["/bin/true"], 5)
        print(f"{kind}: ten times the size costs {large[0] / small[0]:6.1f} times   (bar 11)")


main()
