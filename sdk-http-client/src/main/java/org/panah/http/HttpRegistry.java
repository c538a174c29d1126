package org.panah.http;

import java.util.Objects;
import org.panah.Registry;
import org.panah.Session;
import org.panah.access.Access;

/** Registries that are reached over HTTP. */
public final class HttpRegistry implements Registry {
  private final Caller caller;
  private final EventFollowers followers;
  private final PartlyRead partly = new PartlyRead();

  private HttpRegistry(HttpSettings settings) {
    caller = new Caller(settings);
    followers = new EventFollowers(settings.silence());
  }

  /**
   * A registry that asks nodes. Nothing is sent before the first question. It behaves as an
   * embedded one does, and throws what that would have thrown; a node that does not answer within
   * the deadline is {@link org.panah.common.PanahException.Unavailable}.
   *
   * @param settings where the nodes are, and how they are asked
   * @return the registry; closing it ends the calls that are under way, and no node
   */
  public static Registry connect(HttpSettings settings) {
    return new HttpRegistry(settings);
  }

  @Override
  public Session as(Access access) {
    return new HttpSession(
        access, new Door(caller, followers, Headers.of(Objects.requireNonNull(access)), partly));
  }

  @Override
  public void close() {
    followers.close();
    caller.close();
  }
}
