/**
 * What an upgrade of a cluster would meet: the way to the target, and every finding of preflight,
 * observed through the ports. Only looks; shared by the worker, which acts on it, and by the plan,
 * which shows it.
 */
package io.aurorafleet.survey;
