package org.panah.examples.nationalnode;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;
import org.slf4j.LoggerFactory;

/**
 * What a node serves, and how it is guarded.
 *
 * @param registry what is served; the node closes it
 * @param storage what the registry is built on: its audit tells of what the node refuses
 * @param agency that runs the node; refusals of callers who are not known are audited under it
 * @param name the node's, in the audit
 * @param credentials by which callers are known; null if whoever comes is believed whatever he says
 *     of himself, which is for tests on this machine
 * @param limits how much is taken from a caller
 * @param time for everything but the lengths of requests
 * @param accessLog where a line for each request goes
 */
record NodeParts(
    Registry registry,
    Storage storage,
    Agency agency,
    String name,
    @Nullable Credentials credentials,
    Limits limits,
    InstantSource time,
    Consumer<String> accessLog) {

  /** A node that believes everybody, with the standard limits. */
  static NodeParts of(Registry registry, Storage storage, Agency agency) {
    return new NodeParts(
        registry,
        storage,
        agency,
        "national-node",
        null,
        Limits.standard(),
        InstantSource.system(),
        LoggerFactory.getLogger("panah.access")::info);
  }

  /** This node under another name. */
  NodeParts named(String value) {
    return new NodeParts(registry, storage, agency, value, credentials, limits, time, accessLog);
  }

  /** This node for callers who are known. */
  NodeParts guardedBy(Credentials value) {
    return new NodeParts(registry, storage, agency, name, value, limits, time, accessLog);
  }

  /** This node with other limits. */
  NodeParts within(Limits value) {
    return new NodeParts(registry, storage, agency, name, credentials, value, time, accessLog);
  }

  /** This node by another clock. */
  NodeParts at(InstantSource value) {
    return new NodeParts(registry, storage, agency, name, credentials, limits, value, accessLog);
  }

  /** This node with its access log elsewhere. */
  NodeParts loggingTo(Consumer<String> value) {
    return new NodeParts(registry, storage, agency, name, credentials, limits, time, value);
  }
}
