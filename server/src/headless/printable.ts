/**
 * The text on one line and without characters that would make a terminal do something: control characters become their
 * pictures (U+2400–2421), direction overrides U+FFFD. The width of what is left is that of what stood there, unit for unit.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const unit = character.charCodeAt(0);
    if (unit === 0x09) return ' ';
    if (unit < 0x20) return String.fromCharCode(0x2400 + unit);
    return unit === 0x7f ? '\u2421' : '\ufffd';
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNPRINTABLE = /[\0-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
