package org.panah;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API on one page, made from the compiled classes. Run with {@code -Dpanah.api=write} to
 * write the page anew.
 */
class ApiPageTest {
  private static final Path PAGE = Path.of("..", "docs", "api", "panah-core.md");

  @Test
  void page_tellsThePublicApiAsItIs() throws IOException, URISyntaxException {
    String page = page();
    if ("write".equals(System.getProperty("panah.api"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/api/panah-core.md; write it anew with -Dpanah.api=write")
        .isEqualTo(page);
  }

  private static String page() throws IOException, URISyntaxException {
    Map<String, List<Class<?>>> types = publicTypes();
    StringBuilder page =
        new StringBuilder("# The public API of `panah-core`\n\n")
            .append("Made from the compiled classes by `ApiPageTest`.\n\n")
            .append("| package | public types | of these nested |\n|---|---|---|\n");
    types.forEach(
        (name, in) ->
            page.append(
                "| `%s` | %d | %d |\n"
                    .formatted(name, in.size(), in.stream().filter(Class::isMemberClass).count())));
    long all = types.values().stream().mapToLong(List::size).sum();
    page.append("| **all** | **").append(all).append("** | |\n");
    types.forEach(
        (name, in) -> {
          page.append("\n## `").append(name).append("`\n");
          in.forEach(type -> page.append('\n').append(describe(type)));
        });
    return page.toString();
  }

  private static Map<String, List<Class<?>>> publicTypes() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Registry.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
          .map(name -> load(name.replace(".class", "").replace('/', '.').replace('\\', '.')))
          .filter(ApiPageTest::isPublic)
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .collect(Collectors.groupingBy(Class::getPackageName, TreeMap::new, Collectors.toList()));
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiPageTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UncheckedIOException(new IOException(name, e));
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  private static String describe(Class<?> type) {
    String kind =
        type.isEnum()
            ? "enum"
            : type.isRecord() ? "record" : type.isInterface() ? "interface" : "class";
    StringBuilder text = new StringBuilder("- **").append(kind).append(" ").append(name(type));
    if (type.isRecord()) {
      text.append(
          Arrays.stream(type.getRecordComponents())
              .map(c -> simple(c.getGenericType()) + " " + c.getName())
              .collect(Collectors.joining(", ", "(", ")")));
    }
    text.append("**\n");
    if (type.isEnum()) {
      text.append("  - ")
          .append(
              Arrays.stream(type.getEnumConstants())
                  .map(constant -> "`" + ((Enum<?>) constant).name() + "`")
                  .collect(Collectors.joining(", ")))
          .append('\n');
    }
    Stream<Executable> members =
        Stream.concat(
            Arrays.stream(type.getDeclaredConstructors()).filter(c -> !type.isRecord()),
            Arrays.stream(type.getDeclaredMethods()));
    members
        .filter(member -> isShown(type, member))
        .map(ApiPageTest::signature)
        .sorted()
        .forEach(line -> text.append("  - `").append(line).append("`\n"));
    return text.toString();
  }

  private static boolean isShown(Class<?> type, Executable member) {
    return Modifier.isPublic(member.getModifiers())
        && !member.isSynthetic()
        && !(type.isEnum() && isEnumMember(member))
        && !(type.isRecord() && isComponent(type, member))
        && !List.of("equals", "hashCode", "toString").contains(member.getName());
  }

  private static boolean isEnumMember(Member member) {
    return member.getName().equals("values") || member.getName().equals("valueOf");
  }

  private static boolean isComponent(Class<?> type, Executable member) {
    return member.getParameterCount() == 0
        && Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .anyMatch(member.getName()::equals);
  }

  private static String signature(Executable member) {
    String parameters =
        Arrays.stream(member.getParameters())
            .map(Parameter::getParameterizedType)
            .map(ApiPageTest::simple)
            .collect(Collectors.joining(", ", "(", ")"));
    if (member instanceof Constructor<?> constructor) {
      return "new " + constructor.getDeclaringClass().getSimpleName() + parameters;
    }
    Method method = (Method) member;
    return (Modifier.isStatic(method.getModifiers()) ? "static " : "")
        + simple(method.getGenericReturnType())
        + " "
        + method.getName()
        + parameters;
  }

  private static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  // Type names without their packages.
  private static String simple(Type type) {
    return type.getTypeName().replaceAll("[a-z][A-Za-z0-9_]*\\.", "").replace('$', '.');
  }
}
