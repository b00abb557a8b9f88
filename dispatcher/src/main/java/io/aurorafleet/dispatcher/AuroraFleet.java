package io.aurorafleet.dispatcher;

import io.aurorafleet.dispatcher.cli.CommandLines;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.control.AbandonCommand;
import io.aurorafleet.dispatcher.control.CancelCommand;
import io.aurorafleet.dispatcher.control.PauseCommand;
import io.aurorafleet.dispatcher.control.RequeueCommand;
import io.aurorafleet.dispatcher.control.ResumeCommand;
import io.aurorafleet.dispatcher.dispatch.DispatchCommand;
import io.aurorafleet.dispatcher.plan.PlanCommand;
import io.aurorafleet.dispatcher.status.StatusCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code aurora-fleet}, the command that all others stand under. */
@Command(
    name = "aurora-fleet",
    description = "Upgrades whole fleets of Aurora PostgreSQL clusters.",
    mixinStandardHelpOptions = true,
    version = "aurora-fleet 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading =
        "%nEnvironment, from the outputs of the CloudFormation stack or from the sandbox:%n",
    footer = {
      "  AWS_REGION                          Region of the clusters",
      "  AURORA_FLEET_BUCKET                 bucket of runs",
      "  AURORA_FLEET_WORK_QUEUE_URL         queue of our own messages",
      "  AURORA_FLEET_EVENTS_QUEUE_URL       queue of RDS events",
      "  AURORA_FLEET_DEAD_LETTER_QUEUE_URL  queue of messages nobody could handle"
    })
public final class AuroraFleet {
  private AuroraFleet() {}

  /**
   * The command line with our commands.
   *
   * @param others commands of other modules, each a picocli-annotated object
   */
  public static CommandLine commandLine(Surroundings surroundings, Object... others) {
    CommandLine root = new CommandLine(new AuroraFleet());
    root.getCommandSpec()
        .usageMessage()
        .exitCodeList(CommandLine.Model.UsageMessageSpec.keyValuesMap(ExitCodes.help()));
    root.addSubcommand(new PlanCommand(surroundings));
    root.addSubcommand(new DispatchCommand(surroundings));
    root.addSubcommand(new StatusCommand(surroundings));
    root.addSubcommand(new RequeueCommand(surroundings));
    root.addSubcommand(new PauseCommand(surroundings));
    root.addSubcommand(new ResumeCommand(surroundings));
    root.addSubcommand(new CancelCommand(surroundings));
    root.addSubcommand(new AbandonCommand(surroundings));
    for (Object other : others) {
      root.addSubcommand(other);
    }
    root.addSubcommand(new AutoComplete.GenerateCompletion());
    return CommandLines.configure(root, surroundings);
  }
}
