#!/usr/bin/env python3
"""Runs duckdb.sql on a file of cases; prints the tallies.

usage: duckdb_peer.py CASES.ndjson THREADS
"""
import csv
import pathlib
import sys

import duckdb


def main():
    path, threads = sys.argv[1:]
    connection = duckdb.connect(config={"threads": threads})
    script = pathlib.Path(__file__).with_name("duckdb.sql").read_text(encoding="utf-8")
    *before, query = duckdb.extract_statements(script)
    for statement in before:
        connection.execute(statement)
    result = connection.execute(query, {"path": path})
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(column[0] for column in result.description)
    writer.writerows(result.fetchall())


if __name__ == "__main__":
    main()
