/** The one place where time is read and waited for. */
package io.aurorafleet.cloud.time;
