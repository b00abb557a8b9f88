package io.aurorafleet.lab;

import picocli.CommandLine.Command;

/** {@code aurora-fleet lab}: the programs that check our claims. */
@Command(
    name = "lab",
    description = "Checks what this project claims, by running it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LabCommand {}
