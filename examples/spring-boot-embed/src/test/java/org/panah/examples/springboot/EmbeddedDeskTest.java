package org.panah.examples.springboot;

import org.springframework.test.context.TestPropertySource;

/** The application with its registry on a database of its own. */
@TestPropertySource(
    properties = "spring.datasource.url=jdbc:h2:mem:desk;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0")
class EmbeddedDeskTest extends DeskRules {}
