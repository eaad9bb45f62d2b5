#!/usr/bin/env python3
"""Turns what a program wrote to a terminal (standard input) into an SVG picture (standard output).

Understands what Slipway's output uses: colours of 4 and 8 bits and true colours, bold and dim, and text that does not move the
cursor up. The picture needs no font but a monospaced one: every run of text is given its exact width.
"""
import argparse
import html
import re
import sys

CELL, LINE, SIZE = 8.4, 19, 14  # px: width and height of a cell, size of the font
PAD, BAR = 16, 34
BACKGROUND, FOREGROUND = "#161b22", "#d8dee6"
PALETTE = ["#484f58", "#f47067", "#57ab5a", "#c69026", "#6cb6ff", "#dcbdfb", "#76e3ea", "#d8dee6",
           "#8b949e", "#ff7b72", "#6bc46d", "#e3b341", "#79c0ff", "#e2c5ff", "#b3f0ff", "#ffffff"]
TOKEN = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b[=>]|\x1b\][^\x07]*\x07")


def colour(number):
    """Colour number 0 to 255 of a terminal with 256 colours."""
    if number < 16:
        return PALETTE[number]
    if number < 232:
        return "#" + "".join("%02x" % (55 + 40 * level if level else 0) for level in
                             ((number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6))
    return "#" + "%02x" % (8 + 10 * (number - 232)) * 3


def apply(style, parameters):
    """The style (foreground, background, bold) after the parameters of an SGR sequence (ECMA-48, 8.3.117)."""
    foreground, background, bold = style
    codes = [int(code or 0) for code in parameters.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            foreground, background, bold = None, None, False
        elif code in (1, 22):
            bold = code == 1
        elif code == 2:
            foreground = PALETTE[8]
        elif 30 <= code <= 37 or 90 <= code <= 97:
            foreground = PALETTE[code - 30 if code < 90 else code - 82]
        elif 40 <= code <= 47:
            background = ["#161b22", "#8e1519", "#1a5c2a", "#5c4813", "#1b4b91", "#54308a", "#1b5d66", "#656c76"][code - 40]
        elif code in (38, 48):
            kind = codes.pop(0)
            value = colour(codes.pop(0)) if kind == 5 else "#%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3))
            foreground, background = (value, background) if code == 38 else (foreground, value)
        elif code in (39, 49):
            foreground, background = (None, background) if code == 39 else (foreground, None)
    return foreground, background, bold


def cells(line, style):
    """The cells of a line, each a character and its style; and the style after it."""
    found, place = [], 0
    for token in TOKEN.finditer(line):
        found += [(character, style) for character in line[place:token.start()]]
        place = token.end()
        if token.group(2) == "m":
            style = apply(style, token.group(1))
    return found + [(character, style) for character in line[place:]], style


def runs(line):
    """Neighbouring cells of one style: column, text, style."""
    found = []
    for column, (character, style) in enumerate(line):
        # A gap of two spaces ends a run, so that a font that is a little off is never far off.
        if found and found[-1][2] == style and not found[-1][1].endswith("  "):
            found[-1] = (found[-1][0], found[-1][1] + character, style)
        else:
            found.append((column, character, style))
    return found


def draw(lines, columns, title):
    """The picture."""
    width, height = columns * CELL + 2 * PAD, len(lines) * LINE + BAR + 2 * PAD
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
           f'role="img" aria-label="{html.escape(title)}">')
    yield f"<title>{html.escape(title)}</title>"
    yield (f"<style>text{{font:{SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;"
           f"fill:{FOREGROUND};white-space:pre}}.b{{font-weight:700}}</style>")
    yield f'<rect x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="9" fill="{BACKGROUND}" stroke="#484f58"/>'
    for number, dot in enumerate(("#ff5f57", "#febc2e", "#28c840")):
        yield f'<circle cx="{PAD + 6 + 20 * number}" cy="{BAR / 2 + 3:g}" r="6" fill="{dot}"/>'
    for row, line in enumerate(lines):
        top = BAR + PAD + row * LINE
        for column, text, (foreground, background, bold) in runs(line):
            x, length = PAD + column * CELL, len(text) * CELL
            if background:
                yield f'<rect x="{x:g}" y="{top:g}" width="{length:g}" height="{LINE}" fill="{background}"/>'
            if text.strip():
                lead = len(text) - len(text.lstrip())
                x, shown = x + lead * CELL, text.strip()
                yield (f'<text x="{x:g}" y="{top + 14:g}" textLength="{len(shown) * CELL:g}" lengthAdjust="spacingAndGlyphs"'
                       + (' class="b"' if bold else "") + (f' style="fill:{foreground}"' if foreground else "")
                       + f">{html.escape(shown)}</text>")
    yield "</svg>"


def main():
    """Reads the arguments and draws."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--columns", type=int, default=110, help="width of the terminal")
    parser.add_argument("--command", required=True, help="the command that was run, for the first line")
    arguments = parser.parse_args()
    lines, style = [cells(f"\x1b[32m$\x1b[0m \x1b[1m{arguments.command}\x1b[0m", (None, None, False))[0]], (None, None, False)
    for text in sys.stdin.read().replace("\r\n", "\n").rstrip("\n").split("\n"):
        line, style = cells(text, style)
        if any(character.strip() or look[1] for character, look in line) or lines[-1]:
            lines.append(line if any(character.strip() or look[1] for character, look in line) else [])
    print("\n".join(draw(lines, arguments.columns, arguments.command)))


if __name__ == "__main__":
    main()
