package org.panah.http;

import java.time.Duration;
import java.util.List;
import org.panah.Watch;
import org.panah.Watches;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.match.PersonQuery;

/** Standing watches, in a registry that is reached over HTTP. */
record HttpWatches(Door door) implements Watches {
  @Override
  public Watch add(PersonQuery query, Duration length) {
    return door.ask(Route.ADD_WATCH, new Messages.NewWatch(query, length), Watch.class);
  }

  @Override
  public Page<Watch> list(PageRequest page) {
    return door.page(Route.LIST_WATCHES, page, Watch.class, List.of());
  }

  @Override
  public void end(String id) {
    door.tell(Route.END_WATCH, null, id);
  }
}
