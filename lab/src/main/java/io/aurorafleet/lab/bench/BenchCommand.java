package io.aurorafleet.lab.bench;

import picocli.CommandLine.Command;

/** {@code aurora-fleet lab bench}: the parent of all benchmarks. */
@Command(
    name = "bench",
    description = "Measures how long things take, on real servers.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand {}
