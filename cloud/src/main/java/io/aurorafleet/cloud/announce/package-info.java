/** Telling people and other systems: SNS and EventBridge. */
package io.aurorafleet.cloud.announce;
