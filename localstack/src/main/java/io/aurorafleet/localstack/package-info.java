/** AWS as somebody else emulates it, for suites that also run on our own sandbox. */
package io.aurorafleet.localstack;
