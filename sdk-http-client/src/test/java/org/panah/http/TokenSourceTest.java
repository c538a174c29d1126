package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.common.PanahException;

/** Tokens that are given, and tokens that are refused. */
class TokenSourceTest extends CallerFixture {
  private final PanahException no = new PanahException.NotPermitted("credential");

  /** Answers one token after the other, each until it is refused. */
  private static final class Renewed implements TokenSource {
    private final Queue<String> tokens;

    private Renewed(String... tokens) {
      this.tokens = new ArrayDeque<>(List.of(tokens));
    }

    @Override
    public String token() {
      return String.valueOf(tokens.peek());
    }

    @Override
    public void refused(String token) {
      tokens.remove(token);
    }
  }

  @Test
  void token_isSentAsABearer_andNoneIsNot() {
    caller(settings().tokens(TokenSource.fixed("one"))).call(find());
    caller().call(find());
    assertThat(node.tokens()).containsExactly("Bearer one", "");
  }

  @Test
  void refusedToken_isRenewedOnce() {
    node.answering(
        exchange ->
            !KeyedNode.field(exchange, "Authorization").equals("Bearer two")
                && KeyedNode.answer(exchange, no, 401));
    Caller caller = caller(settings().tokens(new Renewed("one", "two")));
    assertThat(text(caller.call(write()))).isEqualTo("{\"written\":true}");
    assertThat(node.tokens()).containsExactly("Bearer one", "Bearer two");
    assertThat(node.keys()).containsOnly(node.keys().get(0));
  }

  @Test
  void tokensThatAreAllRefused_areNotPermitted() {
    node.answering(exchange -> KeyedNode.answer(exchange, no, 401));
    Caller caller = caller(settings().tokens(new Renewed("one", "two", "three")));
    assertThatThrownBy(() -> caller.call(find()))
        .isInstanceOf(PanahException.NotPermitted.class)
        .hasMessage(no.getMessage());
    assertThat(node.requests()).isEqualTo(2);
  }

  @Test
  void tokenThatCannotBeRenewed_isNotPermittedAtOnce() {
    node.answering(exchange -> KeyedNode.answer(exchange, no, 401));
    Caller caller = caller(settings().tokens(TokenSource.fixed("one")));
    assertThatThrownBy(() -> caller.call(find())).isInstanceOf(PanahException.NotPermitted.class);
    assertThat(node.requests()).isEqualTo(1);
  }

  @Test
  void tokenThatNoHeaderCanHold_isNotTold() {
    Caller caller = caller(settings().tokens(TokenSource.fixed("se\ncret")));
    assertThat(unavailable(caller, find())).hasStackTraceContaining("token is unavailable");
    assertThatThrownBy(() -> caller.call(find()))
        .satisfies(
            failure -> assertThat(failure.toString() + failure.getCause()).doesNotContain("cret"));
    assertThat(node.requests()).isZero();
  }

  @Test
  void sourceThatHasNone_isToldOf() {
    TokenSource none =
        () -> {
          throw new PanahException.Unavailable("vault", null);
        };
    assertThat(unavailable(caller(settings().tokens(none)), find()).what()).isEqualTo("vault");
  }

  @Test
  void file_isReadAgainWhenItChanges(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, "one\n");
    TokenSource tokens = TokenSource.file(file);
    assertThat(tokens.token()).isEqualTo("one");
    Path next = folder.resolve("next");
    Files.writeString(next, " two ");
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(tokens.token()).isEqualTo("two");
    assertThat(tokens.atHand()).contains("two");
  }

  @Test
  void fileThatIsGoneOrEmpty_leavesTheLastToken(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("token");
    TokenSource tokens = TokenSource.file(file);
    assertThatThrownBy(tokens::token)
        .isInstanceOf(PanahException.Unavailable.class)
        .hasMessage("token file is unavailable");
    Files.writeString(file, "one");
    assertThat(tokens.token()).isEqualTo("one");
    Files.writeString(file, "");
    assertThat(tokens.token()).isEqualTo("one");
    Files.delete(file);
    assertThat(tokens.token()).isEqualTo("one");
    Files.writeString(file, "two");
    assertThat(tokens.token()).isEqualTo("two");
  }

  @Test
  void sources_hideWhatTheyHold(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "secret");
    TokenSource read = TokenSource.file(file);
    read.token();
    assertThat(read).asString().doesNotContain("secret");
    assertThat(TokenSource.fixed("secret")).asString().doesNotContain("secret");
    assertThat(settings().tokens(TokenSource.fixed("secret"))).asString().doesNotContain("secret");
  }
}
