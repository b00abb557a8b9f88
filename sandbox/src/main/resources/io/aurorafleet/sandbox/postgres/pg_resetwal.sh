#!/bin/sh
# Stands in for the pg_resetwal that a server-only bin directory lacks. pg_upgrade asks the old one
# only for its dry run: pg_controldata's fields, and the log segment that a reset would begin.
for last; do :; done
[ "$1" = -V ] && { echo "pg_resetwal (PostgreSQL)"; exit 0; }
fields=$("$(dirname "$0")/pg_controldata" -D "$last") || exit 1
echo "$fields"
field() { echo "$fields" | sed -n "s/^$1: *//p"; }
segment=$(field "Latest checkpoint's REDO WAL file")
per_id=$((0x100000000 / $(field "Bytes per WAL segment")))
timeline=$(echo "$segment" | cut -c1-8)
high=$((0x$(echo "$segment" | cut -c9-16)))
low=$((0x$(echo "$segment" | cut -c17-24) + 1))
[ $low -ge $per_id ] && { low=0; high=$((high + 1)); }
echo "Current pg_control values:"
printf 'First log segment after reset:        %s%08X%08X\n' "$timeline" $high $low
