package org.panah.examples.nationalnode;

import java.net.URI;
import java.time.InstantSource;
import org.panah.Registry;
import org.panah.Session;
import org.panah.Storage;
import org.panah.access.Access;
import org.panah.common.Agency;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.TokenSource;
import org.panah.testkit.RegistryContract;

/** A registry that is reached over a socket passes what an embedded one passes. */
class HttpRegistryTest extends RegistryContract {
  /** The port on which a node listens; 0 for any. */
  int nodePort() {
    return 0;
  }

  /** Where a node that listens on a port is asked. */
  URI asked(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  protected Registry open(InstantSource time, Agency... agencies) {
    Storage storage = Storage.inMemory(time);
    Registry served = Registry.builder(storage).agency(agencies[0], agencies).time(time).build();
    NationalNode node =
        NationalNode.start(
            NodeParts.of(served, storage, agencies[0]).at(time).loggingTo(line -> {}),
            Binding.loopback().at(nodePort()));
    Registry remote = connect(asked(node.port()));
    Registry direct = connect(URI.create("http://127.0.0.1:" + node.port()));
    return new Registry() {
      @Override
      public Session as(Access access) {
        return session(remote.as(access), direct.as(access));
      }

      @Override
      public void close() {
        remote.close();
        direct.close();
        node.close();
      }
    };
  }

  private static Registry connect(URI node) {
    return HttpRegistry.connect(HttpSettings.to(node).tokens(TokenSource.fixed("of-the-tests")));
  }

  /**
   * The session that the tests use.
   *
   * @param asked on the node that is asked
   * @param direct on the node itself, with nothing between
   */
  Session session(Session asked, Session direct) {
    return asked;
  }
}
