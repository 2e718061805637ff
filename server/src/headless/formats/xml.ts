/** An XML element on lines of its own; `children` are elements, or text that `escapeXml` made. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${list.join('')}`;
  return children.length > 0 ? `${open}>\n${children.join('')}</${name}>\n` : `${open}/>\n`;
}

/** Text for an attribute or an element. What XML 1.0 has no place for, as control characters, becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"'\t\r\n]/g, (character) => ESCAPES[character] as string);
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** With the flag, the halves of a pair do not match. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\r': '&#13;',
  '\n': '&#10;',
};
