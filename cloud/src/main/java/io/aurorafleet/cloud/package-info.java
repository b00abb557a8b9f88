/** cloud. */
package io.aurorafleet.cloud;
