/**
 * Reads what is deployed, CloudFormation template and systemd unit, and holds it against the code.
 */
package io.aurorafleet.dispatcher.infra;
