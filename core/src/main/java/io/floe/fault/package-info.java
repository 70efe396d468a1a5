/**
 * What can go wrong and what it means for a call: failures, outcomes, exceptions, retry and health policies. For
 * everybody; depends on nothing.
 */
package io.floe.fault;
