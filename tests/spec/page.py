"""The page: its fenced blocks, its fragments, its chapters and the words that it quotes."""
import re
import textwrap
import unicodedata


class Block:
    """A fenced block: its word, its attributes, its lines and where it stands."""

    def __init__(self, info, line, chapter, section):
        words = info.split()
        self.word = words[0] if words else ""
        self.line = line
        self.chapter = chapter
        self.section = section
        self.attributes = {}
        for word in words[1:]:
            key, _, value = word.partition("=")
            self.attributes[key] = value
        self.text = ""
        self.follows = []  # the « texte » and « yaml » blocks below it

    def name(self):
        what = " ".join(k if not v else f"{k}={v}" for k, v in self.attributes.items())
        return f"{self.section}, ligne {self.line} : {self.word} {what}".rstrip()


def read_blocks(text):
    blocks, open_block, chapter, section = [], None, "", ""
    for number, line in enumerate(text.splitlines(), 1):
        if open_block:
            if line == "```":
                open_block = None
            else:
                open_block.text += line + "\n"
        elif line.startswith("```"):
            open_block = Block(line[3:].strip(), number, chapter, section)
            follows = open_block.word in ("texte", "yaml") and blocks
            (blocks[-1].follows if follows else blocks).append(open_block)
        elif line.startswith("#"):
            section = line.lstrip("# ").strip()
            chapter = section if line.startswith("## ") else chapter
    return blocks


def fragments(text):
    """The indented code outside fences, which shows a form without saying what comes of it."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    runs = re.findall(r"(?:^(?: {4}.*)?\n)+", prose, re.M)
    return [textwrap.dedent(r) for r in runs if r.strip()]


def chapter(text, title):
    found = re.search(rf"^## {title}.*?(?=^## |\Z)", text, re.M | re.S)
    return found[0] if found else ""


def folded(word):
    """Without accents, for the keywords that are accepted without them."""
    marks = unicodedata.normalize("NFD", word)
    return "".join(c for c in marks if not unicodedata.combining(c))


def quoted(text):
    """What stands between backquotes, outside the fenced blocks."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)))


def plain(text):
    """One blank for any blanks, so that wrapping and no-break spaces do not matter."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
