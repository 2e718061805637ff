/** An element of a document, as far as these tests look at it. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
}

const TOKEN = /<\?[^>]*\?>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</gy;

/** The root of a well-formed document. Throws at the first tag that is not closed, not quoted or not escaped. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [token, closed, name, list = '', empty] of text.matchAll(TOKEN)) {
    const parent = open.at(-1) as XmlElement;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`</${closed}> closes <${parent.name}>`);
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(list), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    } else if (token === '<') {
      throw new Error(`malformed markup in <${parent.name}>`);
    } else if (!token.startsWith('<?')) {
      unescaped(token);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root.children[0] as XmlElement;
}

function attributesOf(list: string): Record<string, string> {
  return Object.fromEntries(
    [...list.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value ?? '')]),
  );
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(?:(\w+)|#(\d+));|&/g, (entity, name, code) => {
    const character = code === undefined ? ENTITIES[name] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`unknown entity ${entity}`);
    return character;
  });
}
