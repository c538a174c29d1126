package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.panah.Posts;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;

/** Where registrars keep posts: each step goes to the registry and to the model. */
final class AlertRoster {
  private final AlertCourse course;

  AlertRoster(AlertCourse course) {
    this.course = course;
  }

  static String id(int post) {
    return "p" + post;
  }

  static Agency owner(int post) {
    return post % 2 == 0 ? AlertCourse.PUNJAB : AlertCourse.SINDH;
  }

  private Posts posts(AlertOp.By by, Agency agency) {
    return course
        .registry(by.node())
        .as(
            Access.by("registrar-of-" + agency, Role.REGISTRAR)
                .of(agency)
                .forPurpose(Purpose.RECORD_KEEPING))
        .posts();
  }

  private static Agency asking(AlertOp.By by, int post) {
    return owner(by.foreign() ? post + 1 : post);
  }

  private static long version(@Nullable Post held, AlertOp.By by) {
    return (held == null ? 0 : held.version()) + (by.stale() ? 1 : 0);
  }

  String keep(AlertOp.Keep op) {
    Agency agency = asking(op.by(), op.post());
    Post held = course.model.posts.get(id(op.post()));
    Post post = post(op).kept(version(held, op.by()));
    String expected =
        course.model.roster.keep(post, new AlertModel.Asker(agency, "registrar", false));
    String answer =
        AlertAnswers.to(() -> AlertAnswers.kept(posts(op.by(), agency).keep(post).version()));
    assertThat(answer).isEqualTo(expected);
    leaves(held, op.post());
    return answer;
  }

  private static Post post(AlertOp.Keep op) {
    PostAddress sms = new PostAddress("sms", "+92300");
    PostAddress email = new PostAddress("email", id(op.post()) + "@police.example");
    PostId id = PostId.of(id(op.post()));
    String kind = op.kind().name();
    Post post =
        Post.of(owner(op.post()), id, kind, "Office", (op.channels() & 1) != 0 ? sms : email);
    if (op.channels() == 3) {
      post = post.reachedAt(email);
    }
    if (op.kind() == AlertOp.Kind.DISTRICT) {
      post = post.in(op.minutes() == 5 ? AlertCourse.DISTRICT : AlertCourse.OTHER_DISTRICT);
    }
    boolean deputy = op.deputy() < AlertOps.POSTS && op.deputy() != op.post();
    return post.deputisedBy(deputy ? PostId.of(id(op.deputy())) : null)
        .answeringWithin(Duration.ofMinutes(op.minutes()));
  }

  private void leaves(@Nullable Post before, int post) {
    if (before != null) {
      course.telling.left(before, course.model.posts.get(id(post)));
    }
  }

  String remove(AlertOp.Remove op) {
    Agency agency = asking(op.by(), op.post());
    Post held = course.model.posts.get(id(op.post()));
    long version = version(held, op.by());
    String expected =
        course.model.roster.remove(id(op.post()), version, new AlertModel.Asker(agency, "", false));
    String answer =
        AlertAnswers.to(
            () -> {
              posts(op.by(), agency).remove(PostId.of(id(op.post())), version);
              return AlertAnswers.REMOVED;
            });
    assertThat(answer).isEqualTo(expected);
    leaves(held, op.post());
    return answer;
  }
}
