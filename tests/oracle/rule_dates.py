#!/usr/bin/env python3
"""Prints the table that tests/rule-dates.t compares with what `sceau` finds.

A line is `SCENARIO DATES… : RULE/REQUIREMENT VERDICT …`. A scenario is an act of
stdlib/exemples/actes in which the dates are put; a verdict is that of the requirement in that act, with the severity of
a breach. Computed with datetime alone, from the law as it is read: both end days count, a period
of years runs from date to date, one that begins on 29 February ends at the earliest on the
28 February of a common year.
Run from the root: python3 tests/oracle/rule_dates.py > tests/rules/dates.txt
"""

import random
from datetime import date, timedelta

random.seed(106)
DAY = timedelta(days=1)
KEPT, NOT_CONCERNED, UNKNOWN = "respectee", "non_applicable", "a_verifier"
ERROR, WARNING, INFORMATION = "erreur", "avertissement", "information"


def earliest_end(start, years):
    """The last day of a period of so many years: the eve of its anniversary."""
    if (start.month, start.day) == (2, 29) and years % 4:
        return date(start.year + years, 2, 28)
    return start.replace(year=start.year + years) - DAY


def line(scenario, values, *verdicts):
    print(scenario, *values, ":", *("%s %s" % pair for pair in verdicts))


def judged(rule, kept, severity=ERROR):
    return rule, KEPT if kept else severity


def some_day(first, last):
    return first + random.randrange((last - first).days) * DAY


def near(day):
    """The eve, the day and the next."""
    return day - DAY, day, day + DAY


def days_around(*days):
    return [day for known in days for day in near(known)]


def starts(count, first, last):
    """Days on which a period begins: those that are hard to count from, then others."""
    hard = [(1, 1), (2, 28), (2, 29), (3, 1), (12, 31)]
    found = []
    for year in range(first, last):
        leap = date(year, 3, 1) - DAY == date(year, 2, 28) + DAY
        found += [date(year, m, d) for m, d in hard if leap or (m, d) != (2, 29)]
    return found[:count] + [some_day(date(first, 1, 1), date(last, 1, 1)) for _ in range(count)]


# --- periods


def print_three_years():
    """One day short, exact, one day over, whatever the leap days."""
    for scenario, rule, days in (
            ("mines", "106bis.II", starts(20, 2003, 2009)),
            ("indépendants", "L611-6-1.III", starts(20, 1996, 2003))):
        for start in days:
            least = earliest_end(start, 3)
            for end in near(least):
                line(scenario, (start, end), judged(rule, end >= least), ("X-01", KEPT))
        start = days[0]
        end = start + 1095 * DAY
        line(scenario, (start, end), judged(rule, end >= earliest_end(start, 3)), ("X-01", KEPT))
        line(scenario, (start, start), (rule, ERROR), ("X-01", KEPT))
        line(scenario, (start, start - DAY), (rule, ERROR), ("X-01", ERROR))


def print_more_than_a_year():
    """A pluriannual contract lasts more than a year, and stays within 2007-2009."""
    for start in [date(2008, 2, 29), date(2008, 3, 1), date(2007, 1, 1), date(2007, 3, 1),
                  date(2009, 1, 1), date(2006, 12, 31), date(2007, 2, 28)]:
        for end in near(earliest_end(start, 1)):
            inside = date(2007, 1, 1) <= start and end <= date(2009, 12, 31)
            line("contrat", (start, end),
                 judged("106bis.III.d/durée", end > earliest_end(start, 1)),
                 judged("106bis.III.d/convention", inside, WARNING))
    for end in near(date(2009, 12, 31)):
        line("contrat", (date(2007, 1, 1), end), ("106bis.III.d/durée", KEPT),
             judged("106bis.III.d/convention", end <= date(2009, 12, 31), WARNING))


def print_same_period():
    """Both ends, not the same length, nor inclusion."""
    for scenario, rule in (("étudiants", "R160-26.III.a"), ("nationale", "R160-26.III.b")):
        cases = []
        for whole in ((date(2018, 1, 1), date(2019, 12, 31)),
                      (date(2020, 2, 29), date(2024, 2, 28)),
                      (date(2018, 3, 1), date(2020, 2, 29))):
            cases += [(start, whole[1], *whole) for start in near(whole[0])]
            cases += [(whole[0], end, *whole) for end in near(whole[1])]
            cases.append((whole[0] + DAY, whole[1] + DAY, *whole))
            cases.append((whole[0] + 366 * DAY, whole[1] - 366 * DAY, *whole))
        for start, end, other_start, other_end in cases:
            line(scenario, (start, end, other_start, other_end),
                 judged(rule + "/début", start == other_start),
                 judged(rule + "/fin", end == other_end))


def print_local():
    """A local contract stays within the period of the convention nationale."""
    for start in near(date(2018, 1, 1)):
        for end in near(date(2019, 12, 31)):
            inside = start >= date(2018, 1, 1) and end <= date(2019, 12, 31)
            line("local", (start, end), judged("R160-26.III.d", inside, WARNING))


# --- days of conclusion


def print_force_of_l611_6_1():
    """In force from 1 January 1997; repealed by an ordonnance of 8 December 2005, published on the
    9, in force on the 10: the 9 is disputed."""
    for day in [*days_around(date(1997, 1, 1), date(2005, 12, 9)), date(1900, 3, 1),
                date(2000, 2, 29), date(2004, 2, 29), date(2005, 12, 11), date(2017, 4, 30)]:
        out = not date(1997, 1, 1) <= day <= date(2005, 12, 9)
        disputed = day == date(2005, 12, 9)
        line("indépendants-jour", (day,), judged("L611-6-1.T/vigueur", not out),
             judged("L611-6-1.T/certitude", not disputed, WARNING),
             ("L611-6-1.III", NOT_CONCERNED if out else KEPT),
             ("L611-6-1.I.1.c", NOT_CONCERNED if out else KEPT))


def print_amendments():
    """An amendment after a loi de financement: after its publication, while its convention runs."""
    for day in days_around(date(1999, 12, 20), date(2001, 12, 26), date(2002, 12, 31),
                           date(2005, 12, 9)):
        out = day > date(2005, 12, 9)
        published = judged("L611-6-1.II.2/publication", day >= date(2001, 12, 26))
        line("avenant", (day, date(2002, 3, 15)),
             judged("L611-6-1.T/avenant", not out, INFORMATION),
             (published[0], NOT_CONCERNED) if out else published,
             judged("X-08/en_cours", date(1999, 12, 20) <= day <= date(2002, 12, 31)),
             ("X-08/effet", KEPT))
    for effect in days_around(date(2000, 1, 1), date(2002, 12, 31)):
        inside = date(2000, 1, 1) <= effect <= date(2002, 12, 31)
        line("avenant", (date(2002, 3, 1), effect), judged("X-08/effet", inside, WARNING))


def print_force_of_r160_26():
    """In force from 30 April 2017; the convention d'objectifs et de gestion is concluded or runs;
    concluded late, the act says so, and after its end it is a breach."""
    for day in [*days_around(date(2017, 4, 30), date(2017, 12, 12), date(2018, 1, 1),
                             date(2019, 12, 31)), date(2016, 2, 29), date(2015, 12, 31)]:
        out = day < date(2017, 4, 30)
        known = judged("R160-26.III.c/conclusion", day >= date(2017, 12, 12))
        line("étudiants-jour", (day,), judged("R160-26.T/vigueur", not out),
             ("R160-26.III.a/début", NOT_CONCERNED if out else KEPT),
             (known[0], NOT_CONCERNED) if out else known,
             ("L160-17.5.a/présence", NOT_CONCERNED if day < date(2016, 1, 1) else KEPT),
             judged("X-02/fin", day <= date(2019, 12, 31)),
             judged("X-02/début", day <= date(2018, 1, 1), INFORMATION),
             judged("X-11", day >= date(1978, 1, 6), WARNING))


def print_running_convention():
    """A convention d'objectifs et de gestion that is concluded later, but whose period is open."""
    for day in days_around(date(2018, 1, 1), date(2019, 12, 31)):
        running = date(2018, 1, 1) <= day <= date(2019, 12, 31)
        line("étudiants-avant", (day, date(2020, 1, 15)),
             judged("R160-26.III.c/conclusion", running))


def print_contract_days():
    for day in days_around(date(2006, 12, 20), date(2009, 12, 31)):
        running = date(2006, 12, 20) <= day <= date(2009, 12, 31)
        line("contrat-jour", (day,), judged("X-09", running))


# --- the threshold of 600 000


def threshold_verdicts(day, end, category, count):
    """A and b only; a condition from 1 January 2020, before which it is announced."""
    concerned, small = category != "organisme_de_base", count < 600000
    out, late = day < date(2017, 4, 30), day >= date(2020, 1, 1)
    now = judged("R611-79.II.2/seuil", not small) if late and concerned else (
        "R611-79.II.2/seuil", NOT_CONCERNED)
    soon = judged("R611-79.NOTA/seuil", not small, INFORMATION)
    after = judged("R611-79.NOTA/effet", end < date(2020, 1, 1), WARNING)
    if out or late or not concerned:
        soon, after = (soon[0], NOT_CONCERNED), (after[0], NOT_CONCERNED)
    before = judged("R611-79.I.2.b/antériorité", day >= date(2017, 6, 12))
    return (judged("R611-79.T/vigueur", not out), now, soon, after,
            (before[0], NOT_CONCERNED) if out else before)


def print_threshold():
    cases = []
    for day in days_around(date(2017, 4, 30), date(2020, 1, 1)) + [date(2020, 2, 29)]:
        for count in (599999, 600000, 600001):
            cases.append((day, date(2022, 12, 31), "organisme_mutualiste", count))
    for day in near(date(2020, 1, 1)):
        for category in ("assureur", "organisme_de_base"):
            cases += [(day, date(2022, 12, 31), category, count) for count in (599999, 600000, 0)]
    for end in near(date(2020, 1, 1)):
        for category in ("organisme_mutualiste", "assureur", "organisme_de_base"):
            cases.append((date(2019, 12, 31), end, category, 600000))
    for day in near(date(2017, 6, 12)):
        cases.append((day, date(2019, 12, 31), "organisme_mutualiste", 600000))
    for case in cases:
        line("délégation", case, *threshold_verdicts(*case))
    for end in near(date(2022, 12, 31)):
        for count in (599999, 600000):
            verdict = judged("R611-79.II.2/prorogation", count >= 600000)
            longer = end > date(2022, 12, 31)
            line("prorogation", (end, count), verdict if longer else (verdict[0], NOT_CONCERNED))


# --- other days


def print_other_days():
    for day in [*days_around(date(2016, 1, 1)), date(2012, 2, 29), date(2017, 12, 20)]:
        line("habilitation", (day,), judged("R160-26.NOTA/habilitation", day < date(2016, 1, 1)),
             judged("L160-17.NOTA", day < date(2016, 1, 1), INFORMATION))
    for day in near(date(2017, 12, 20)):
        line("visa", (day,), judged("X-11", day <= date(2017, 12, 20), WARNING))
    for day in days_around(date(2018, 1, 1), date(2019, 12, 31)):
        inside = date(2018, 1, 1) <= day <= date(2019, 12, 31)
        line("échéance", (day,), judged("R160-26.IV.4.d/dates", inside, WARNING))
    for day in near(date(2017, 6, 12)):
        for rank in (0, 1):
            same = day == date(2017, 6, 12)
            before = day < date(2017, 6, 12)
            compared = rank and day <= date(2017, 6, 12)
            line("avis", (day, rank),
                 judged("R611-79.I.2.c/antériorité", before or (same and rank)),
                 judged("R611-79.I.2.c/même_jour", before, WARNING) if compared
                 else ("R611-79.I.2.c/même_jour", NOT_CONCERNED))


def print_links():
    """The organism is represented by, and affiliated to, the organe on the day of conclusion."""
    for first, last in ((date(2017, 6, 1), date(2018, 6, 1)),
                        (date(2016, 2, 29), date(2020, 2, 29))):
        for day in days_around(first, last):
            linked = first <= day <= last
            out = day < date(2017, 4, 30)
            represented = judged("R160-26.II.2.a/représentation", linked)
            line("lien", (first, last, day),
                 (represented[0], NOT_CONCERNED) if out else represented,
                 judged("L160-17.4.3.b/affiliation", linked))


def print_portfolios():
    """A minister holds the portfolio on the day when he signs: his own, or that of the act."""
    for first, last in ((date(2017, 5, 25), date(2018, 10, 16)),
                        (date(2020, 2, 29), date(2020, 2, 29))):
        for day in sorted(set(days_around(first, last))):
            line("attribution", (day, first, last), judged("R160-26.V.c", first <= day <= last))
            line("attribution-signée", (last + 2 * DAY, first, last, day),
                 judged("R160-26.V.c", first <= day <= last))


def main():
    for part in (print_three_years, print_more_than_a_year, print_same_period, print_local,
                 print_force_of_l611_6_1, print_amendments, print_force_of_r160_26,
                 print_running_convention, print_contract_days, print_threshold, print_other_days,
                 print_links, print_portfolios):
        part()


main()
