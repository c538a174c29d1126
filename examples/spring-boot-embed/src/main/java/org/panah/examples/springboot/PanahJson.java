package org.panah.examples.springboot;

import java.io.Flushable;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.panah.Registry;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads and writes the registry's records, and those of this application, as the registry itself
 * does: its errors name the field and the rule, where a JSON library's quote what was sent.
 */
@Configuration(proxyBeanMethods = false)
class PanahJson implements WebMvcConfigurer {
  private static final int MAX_BYTES = 64 * 1024;

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.addCustomConverter(new Converter());
  }

  private static final class Converter extends AbstractHttpMessageConverter<Record> {
    Converter() {
      super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
      String ours = type.getPackageName();
      return type.isRecord()
          && (ours.startsWith(Registry.class.getPackageName())
              || ours.equals(PanahJson.class.getPackageName()));
    }

    @Override
    protected Record readInternal(Class<? extends Record> type, HttpInputMessage input)
        throws IOException {
      byte[] text = input.getBody().readNBytes(MAX_BYTES + 1);
      if (text.length > MAX_BYTES) {
        throw new PanahException.InvalidRequest("body", "at most " + MAX_BYTES + " bytes");
      }
      // A field that is misspelt must not count as one that was left away.
      return complete(RecordCodec.strict().decode(text, type));
    }

    @Override
    protected void writeInternal(Record value, HttpOutputMessage output) throws IOException {
      byte[] text = RecordCodec.wire().encode(value);
      output.getHeaders().setContentLength(text.length);
      output.getBody().write(text);
      if (output instanceof Flushable sent) {
        // At once: a web server that is ending takes a request for ended when it has left the
        // controllers, and would not wait for the rest to be sent.
        sent.flush();
      }
    }

    private static Record complete(Record value) {
      for (RecordComponent part : value.getClass().getRecordComponents()) {
        if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)
            && isMissing(part, value)) {
          throw new PanahException.InvalidRequest(part.getName(), "required");
        }
      }
      return value;
    }

    private static boolean isMissing(RecordComponent part, Record value) {
      try {
        part.getAccessor().setAccessible(true);
        return part.getAccessor().invoke(value) == null;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
