#!/usr/bin/env python3
"""Prints the table that tests/unit/test_date.c compares with runtime/value/date.c.

Lines: `add DATE YEARS MONTHS DAYS SIGN RESULT`, `week DATE ISO-WEEKDAY DAYS-SINCE-1970`,
`easter YEAR DATE`, `work DATE COUNT RESULT`. Computed with datetime alone.
Run from the root: python3 tests/oracle/dates.py > tests/unit/dates.txt
"""

import random
from datetime import date, timedelta

random.seed(641)
DAY = timedelta(days=1)


def month_after(d, count):
    index = d.year * 12 + d.month - 1 + count
    year, month = divmod(index, 12)
    try:
        return date(year, month + 1, d.day)
    except ValueError:
        year, month = divmod(index + 1, 12)
        return date(year, month + 1, 1)


def easter(year):
    """By the lunar tables as Gauss put them, unlike the algorithm under test."""
    k = year // 100
    m = (15 - (13 + 8 * k) // 25 + k - k // 4) % 30
    n = (4 + k - k // 4) % 7
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + (d + e) * DAY


def working(d):
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    after = (d - easter(d.year)).days
    return d.weekday() < 5 and (d.month, d.day) not in fixed and after not in (1, 39, 50)


def some_day():
    return date(random.randint(1600, 2400), 1, 1) + random.randint(0, 365) * DAY


def print_additions():
    edges = [date(2016, 2, 29), date(2018, 1, 31), date(2017, 12, 31), date(1900, 1, 30)]
    for i in range(200):
        d = edges[i % 8] if i % 8 < len(edges) else some_day()
        years, months, days = random.randint(0, 9), random.randint(0, 20), random.randint(0, 400)
        if i % 3 == 0:
            days = 0
        sign = 1 if i % 4 else -1
        result = month_after(d, sign * (12 * years + months)) + sign * days * DAY
        print("add", d, years, months, days, sign, result)


def print_working_days():
    for _ in range(60):
        d, count = some_day(), random.randint(1, 60)
        result = d
        for _ in range(count):
            result += DAY
            while not working(result):
                result += DAY
        print("work", d, count, result)


def main():
    print_additions()
    for _ in range(120):
        d = some_day()
        print("week", d, d.isoweekday(), (d - date(1970, 1, 1)).days)
    for year in (*range(1583, 1593), *range(1940, 2060), 2285, 2299, 4099):
        print("easter", year, easter(year))
    print_working_days()


main()
