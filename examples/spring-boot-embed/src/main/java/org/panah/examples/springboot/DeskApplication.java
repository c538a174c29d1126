package org.panah.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A force's own application, to which the registry was added: {@link EmbeddedSetup} puts it on the
 * application's database, {@link RemoteSetup} asks a node instead, and nothing else knows which.
 */
@SpringBootApplication(proxyBeanMethods = false)
class DeskApplication {
  public static void main(String[] args) {
    SpringApplication.run(DeskApplication.class, args);
  }
}
