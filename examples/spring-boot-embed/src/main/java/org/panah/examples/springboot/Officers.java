package org.panah.examples.springboot;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may come in, by the application's own log-in. The registry needs no more of it than a name
 * and a role ({@link Desk}), so any other log-in of Spring Security may stand here: the force's
 * directory, or its single sign-on.
 */
@Configuration(proxyBeanMethods = false)
class Officers {
  /** Made-up officers, whose password is their name. */
  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        Stream.of(
                officer("officer-4711", "INVESTIGATOR"),
                officer("officer-9", "SUPERVISOR"),
                officer("desk-12", "ALERT_OFFICER"),
                officer("auditor-3", "AUDITOR"),
                officer("operator", "OPERATOR"))
            .map(User.UserBuilder::build)
            .toList());
  }

  private static User.UserBuilder officer(String name, String role) {
    return User.withUsername(name).password("{noop}" + name).roles(role);
  }

  /**
   * The doors: health for everybody, figures for those who run the machine, the rest for whoever
   * has logged in. What an officer may do there is not said here: the registry's policy decides it.
   */
  @Bean
  SecurityFilterChain doors(HttpSecurity http) {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasRole("OPERATOR")
                    .anyRequest()
                    .authenticated())
        .httpBasic(withDefaults())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // There is no cookie to be misused, and what is sent is JSON, which no form of another
        // site can send.
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }
}
