package org.panah.match;

/**
 * Names as nobody writes them, made of bytes: whoever chooses the bytes, a random generator or a
 * fuzzer, chooses the names. For one thread.
 */
final class HostileNames {
  private static final String[] PIECES = {
    // What names are made of.
    "Muhammad",
    "Ghulam",
    "Khoso",
    "Zulfiqar",
    "Abdul",
    "Abdulrehman",
    "Nasiruddin",
    "Sanaullah",
    "غلام",
    "حسین",
    "عبدالرحمٰن",
    "ثناءاللہ",
    "محمد",
    "ڄام",
    "ښځه",
    "राम",
    "Иван",
    "李",
    "ไทย",
    // Titles, honours, particles, short forms, single letters.
    "Haji",
    "Malik",
    "Syed",
    "Bibi",
    "Sahib",
    "حاجی",
    "بی",
    "bin",
    "ul",
    "ud",
    "al",
    "بن",
    "Dr.",
    "Mohd",
    "Ch.",
    "Bux",
    "gm",
    "A",
    "K.",
    "ن",
    "ء",
    "s/o",
    "d/o",
    "@",
    ";",
    ",",
    "alias",
    "urf",
    "عرف",
    "=",
    "+",
    "\"",
    "/",
    "-",
    "'",
    "`",
    "%",
    "0",
    "44",
    "۴۵",
    // What heads and tails are split at, over and over.
    "uddinuddin",
    "abdulabdul",
    "ullahullah",
    "الالال",
    "allahallah",
    "llah",
    "abdu",
    "edin",
    // Marks, joiners, writing directions, what is nothing, what becomes much.
    "\u0301",
    "\u064b\u0651",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u0640",
    "\u0000",
    "\u00a0",
    "\u2028",
    "\t",
    "\ufdfa",
    "\ufb03",
    "\ufdf2",
    "\u0130",
    "\u1e9e",
    "\uac00",
    "\u0958",
    "\ufffd",
    "\ud83d\ude00",
    "\ud800",
    "\udc00",
    "\ud835\udc00",
    "\u02be",
    "\u02bc",
    "\u1d2c",
    "aaaaaaaaaa",
    "hhhhhhhh",
    "ywywywyw",
    "bcdfgbcdfg",
    "tttthhhh"
  };
  private static final String[] BETWEEN = {" ", "", " ", "-", " @ ", ".", "  ", ";"};
  private static final int[] SCRIPTS = {
    'a', 'A', 0x0627, 0x0671, 0x08a0, 0xfb50, 0xfe70, 0x0400, 0x0915, 0x0300, 0x4e00, 0x2000,
    0x1d400, 0x1ee00, 0xd7f0, 0
  };
  private static final int RAW = 64;
  private static final int OFTEN = 500;
  // Most of what is so long, or has a character that no name may have, is refused at once.
  private static final int RARELY = 240;

  private final byte[] data;
  private int at;

  HostileNames(byte[] data) {
    this.data = data;
  }

  /** Whether every byte was used. */
  boolean isOver() {
    return at >= data.length;
  }

  /** The next byte; 0 when all were used. */
  int next() {
    return isOver() ? 0 : data[at++] & 0xff;
  }

  /** The next name, or what is in the place of one. */
  String name() {
    int form = next();
    StringBuilder name = new StringBuilder();
    switch (form & 7) {
      case 0 -> {
        String once = piece() + BETWEEN[next() % BETWEEN.length];
        name.append(once.repeat(form > RARELY ? OFTEN : 1 + next() % 24));
      }
      case 1 -> {
        for (int left = next() % RAW; left > 0; left--) {
          name.append((char) (next() << 8 | next()));
        }
      }
      case 2 -> {
        int script = SCRIPTS[next() % SCRIPTS.length];
        for (int left = 1 + next() % 90; left > 0; left--) {
          name.appendCodePoint(script + next());
        }
      }
      case 3 -> {
        String letter = String.valueOf((char) ('a' + next() % 26));
        name.append(letter.repeat(form > RARELY ? 20 * OFTEN : next() % 90));
        name.append(' ').append(piece());
      }
      default -> {
        for (int left = 1 + form / 16; left > 0; left--) {
          name.append(piece()).append(BETWEEN[next() % BETWEEN.length]);
        }
      }
    }
    return name.toString();
  }

  private String piece() {
    return PIECES[next() % PIECES.length];
  }
}
