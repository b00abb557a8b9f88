/** Where the fleet's queues and bucket are, from options and the environment. */
package io.aurorafleet.dispatcher.config;
