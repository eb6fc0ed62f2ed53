"""Counts the money in IATI 2.0x files by country and year, apart from Pamir and in another language.

Usage: totals.py exchange-rates.csv file.xml ...    Prints JSON: {"committed": {"KG - 2019": ["gross", "net"], ...}, ...}
The rates are units per US dollar, a row a month, held from the last day of the month.
"""

import calendar
import csv
import datetime
import json
import sys
import xml.etree.ElementTree as tree
from bisect import bisect_right
from collections import defaultdict
from fractions import Fraction

MEASURES = {"2": "committed", "11": "committed", "1": "disbursed", "3": "disbursed", "4": "disbursed"}
INCOMING = {"1", "11"}


def rates(path):
    days, known = defaultdict(list), defaultdict(list)
    for row in csv.DictReader(open(path, encoding="utf-8")):
        year, month = map(int, row.pop("month").split("-"))
        day = datetime.date(year, month, calendar.monthrange(year, month)[1])
        for currency, units in row.items():
            if units:
                days[currency].append(day)
                known[currency].append(Fraction(units))
    newest = max(list_[-1] for list_ in days.values())

    def usd(amount, currency, day):
        if currency == "USD":
            return amount
        at = bisect_right(days.get(currency, []), day) - 1
        if at < 0 or (min(day, newest) - days[currency][at]).days > 396:
            return None
        return amount / known[currency][at]

    return usd


def place(element, share):
    region = element.tag == "recipient-region"
    return ("" if region else element.get("code", ""), element.get("code", "") if region else "", share)


def day(text):
    try:
        return datetime.date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def activities(path):
    for activity in tree.parse(path).getroot().findall("iati-activity"):
        shares = [
            place(e, Fraction(e.get("percentage")) if e.get("percentage") else None)
            for tag in ("recipient-country", "recipient-region")
            for e in activity.findall(tag)
        ]
        yield {
            "id": (activity.findtext("iati-identifier") or "").strip(),
            "org": activity.find("reporting-org").get("ref"),
            "currency": activity.get("default-currency"),
            "shares": shares,
            "rows": activity.findall("transaction"),
        }


def side(row, role):
    element = row.find(role + "-org")
    if element is None:
        return None, None, True
    said = element.get("ref"), element.get(role + "-activity-id")
    named = any((n.text or "").strip() for n in element.findall("narrative")) or element.get("type")
    return said[0] or None, said[1] or None, not (any(said) or named)


def report(activity, row, usd):
    kind = row.find("transaction-type").get("code")
    value = row.find("value")
    when = day(value.get("value-date")) or day(row.find("transaction-date").get("iso-date"))
    provider, provider_activity, no_provider = side(row, "provider")
    receiver, receiver_activity, no_receiver = side(row, "receiver")
    incoming = kind in INCOMING
    if incoming and no_receiver:
        receiver = activity["org"]
    if not incoming and no_provider:
        provider = activity["org"]
    amount, currency = Fraction(value.text.strip()), value.get("currency") or activity["currency"]
    other = provider_activity if incoming else receiver_activity
    own = [place(e, Fraction(100)) for t in ("recipient-country", "recipient-region") for e in row.findall(t)][:1]
    return {
        "by": activity["id"], "measure": MEASURES[kind], "incoming": incoming, "amount": amount, "currency": currency,
        "day": when, "usd": usd(amount, currency, when), "provider": provider, "receiver": receiver,
        "other": None if other == activity["id"] else other, "own": own,
    }  # fmt: skip


def pair(out, got):
    """How near two reports are, or None where they cannot mean the same money."""
    names, named = out["other"] == got["by"], got["other"] == out["by"]
    days = abs((out["day"] - got["day"]).days)
    if out["by"] == got["by"] or out["measure"] != got["measure"] or days > 90 or not (names or named):
        return None
    if out["other"] and not names or got["other"] and not named:
        return None
    if not (names and named) and any(out[k] and got[k] and out[k] != got[k] for k in ("provider", "receiver")):
        return None
    unit = "amount" if out["currency"] == got["currency"] else "usd"
    apart = None if out[unit] is None or got[unit] is None else abs(out[unit] - got[unit])
    agrees = apart is not None and apart <= abs(out[unit]) / 100
    return (not agrees, days, apart or 0) if agrees or names and named else None


def flows(reports, known):
    by_project = defaultdict(list)
    for r in reports:
        if r["incoming"]:
            by_project[r["by"]].append(r)
            if r["other"]:
                by_project[r["other"]].append(r)
    near = []
    for out in (r for r in reports if not r["incoming"]):
        linked = {id(r): r for key in (out["by"], out["other"]) for r in by_project.get(key, [])}
        for got in linked.values():
            rank = pair(out, got)
            if rank:
                near.append((rank, len(near), out, got))
    taken, result = set(), []
    for _, _, out, got in sorted(near, key=lambda n: n[:2]):
        if id(out) not in taken and id(got) not in taken:
            taken |= {id(out), id(got)}
            result.append((out, got, out["by"], got["by"]))
    for r in reports:
        if id(r) not in taken:
            other = r["other"] if r["other"] in known else None
            result.append((None, r, other, r["by"]) if r["incoming"] else (r, None, r["by"], other))
    return result


def places(activity, own):
    stated = own or [s for s in activity["shares"] if s[2] is not None]
    whole = sum(s[2] for s in stated)
    if stated and 0 < whole <= 101:
        if whole < 99:
            return [(c, r, s / 100) for c, r, s in stated] + [("", "", 1 - whole / 100)]
        return [(c, r, s / whole) for c, r, s in stated]
    # Where the activity names no place, those of its transactions are its places.
    named = activity["shares"] or activity["named"]
    countries = {c for c, _, _ in named if c}
    regions = {r for _, r, _ in named if r}
    if len(countries) + len(regions) == 1:
        return [(next(iter(countries), ""), next(iter(regions), ""), Fraction(1))]
    return [("", "", Fraction(1))]


def main(rate_file, *files):
    usd = rates(rate_file)
    known = {}
    for path in files:
        for activity in activities(path):
            known[activity["id"]] = activity
    reports = []
    for activity in known.values():
        activity["named"] = [
            place(e, None) for t in ("recipient-country", "recipient-region")
            for row in activity["rows"] for e in row.findall(t)[:1]
        ]  # fmt: skip
        for row in activity["rows"]:
            if row.find("transaction-type").get("code") in MEASURES:
                reports.append(report(activity, row, usd))
    moved = flows(reports, known)
    life = defaultdict(lambda: [Fraction(0), Fraction(0), Fraction(0), False])  # in, out, passed on, got any
    for out, got, source, target in moved:
        figure = out or got
        value = figure["usd"] or 0
        if target in known:
            life[target, figure["measure"]][0] += value
            life[target, figure["measure"]][3] = True
        if source in known:
            life[source, figure["measure"]][1] += value
            if target in known:
                life[source, figure["measure"]][2] += value
    sums = defaultdict(lambda: defaultdict(lambda: [Fraction(0), Fraction(0)]))
    for out, got, source, target in moved:
        figure = out or got
        for identifier, first, second, is_in in ((target, got, out, True), (source, out, got, False)):
            if identifier not in known or figure["usd"] is None:
                continue
            came, went, passed, any_came = life[identifier, figure["measure"]]
            if (came >= went and any_came) != is_in:
                continue
            gross = came if is_in else went
            kept = 1 - passed / gross if gross > 0 else 1
            said = first or second
            own = said["own"] or (second["own"] if second else [])
            for country, region, share in places(known[identifier], own):
                row = sums[figure["measure"]]["%s|%s|%d" % (country, region, said["day"].year)]
                row[0] += figure["usd"] * share
                row[1] += figure["usd"] * share * kept
    print(json.dumps({m: {k: ["%.6f" % g, "%.6f" % n] for k, (g, n) in rows.items()} for m, rows in sums.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
