/** {@code plan}: looks at a whole fleet and changes nothing. */
package io.aurorafleet.dispatcher.plan;
