package org.panah.person;

/**
 * A telephone number, mail address or handle under which a person is reached. Hides its value in
 * {@link #toString()}.
 *
 * @param kind {@code PHONE}, {@code EMAIL}, or the name of a service
 * @param value the number, address or handle
 */
public record Contact(String kind, String value) {
  /** Checks the texts. */
  public Contact {
    kind = Checks.text("contact.kind", kind, 32);
    value = Checks.text("contact.value", value, 200);
  }

  @Override
  public String toString() {
    return "Contact[" + kind + ", hidden]";
  }
}
