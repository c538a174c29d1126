package org.panah.examples.springboot;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.RegistryBuilder;
import org.panah.Storage;
import org.panah.TermKey;
import org.panah.channel.LogChannel;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.jdbc.JdbcStorage;
import org.panah.jdbc.Schema;
import org.panah.store.DocumentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A registry in this process, on the database that the application has anyway. */
@Configuration(proxyBeanMethods = false)
@Profile("!remote")
class EmbeddedSetup {
  /**
   * A storage on the application's own pool. Where the application's account may not make tables,
   * somebody else runs the migration first, and here it finds nothing to do.
   */
  // The registry closes it.
  @Bean(destroyMethod = "")
  Storage storage(DataSource dataSource) {
    Schema.migrate(dataSource);
    return JdbcStorage.over(dataSource);
  }

  /**
   * The registry. Spring closes it after the web server, whose last answers may need it, and before
   * the pool.
   */
  @Bean
  Registry registry(
      Storage storage,
      @Value("${panah.agency}") String agency,
      @Value("${panah.term-key:#{null}}") @Nullable Path termKey) {
    RegistryBuilder builder =
        Registry.builder(storage)
            .agency(Agency.of(agency))
            .dispatching(Dispatcher.to(new LogChannel()));
    return (termKey == null ? builder : builder.termKey(TermKey.file(termKey))).build();
  }

  /** Up if store and audit answer now. Asked of them and not of the registry, which remembers. */
  @Bean
  HealthIndicator panahHealthIndicator(Storage storage) {
    return () -> {
      try {
        storage.store().get(DocumentId.random());
        storage.auditLog().last();
        return Health.up().build();
      } catch (PanahException.Unavailable e) {
        return Health.down().withDetail("what", e.what()).build();
      }
    };
  }
}
