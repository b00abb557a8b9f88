/** Discovery's decisions, as a table. */
package io.aurorafleet.dispatcher.dispatch;
