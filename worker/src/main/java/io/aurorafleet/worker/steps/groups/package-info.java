/**
 * Parameter groups, from the successors made before an upgrade to the reboot that puts them in
 * effect.
 */
package io.aurorafleet.worker.steps.groups;
