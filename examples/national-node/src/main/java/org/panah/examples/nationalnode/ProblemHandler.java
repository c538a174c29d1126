package org.panah.examples.nationalnode;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty refuses by itself, told as a problem of the contract, without a word of the request.
 */
final class ProblemHandler extends ErrorHandler {
  private final Guard guard;
  private final Telemetry telemetry;

  ProblemHandler(Guard guard, Telemetry telemetry) {
    this.guard = guard;
    this.telemetry = telemetry;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    byte[] body = prepare(code, response.getHeaders());
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private byte[] prepare(int status, HttpFields.Mutable fields) {
    Answer answer = Answer.ofStatus(status);
    guard.protect(fields);
    fields.put(HttpHeader.CONTENT_TYPE, answer.type());
    if (status == 405) {
      fields.put(HttpHeader.ALLOW, "GET, POST, PUT, DELETE");
    }
    telemetry.answered(null, status, System.nanoTime(), answer.body().length, null, null);
    telemetry.refused("http", false);
    return answer.body();
  }
}
