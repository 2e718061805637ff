const OPENING = '“‘「『《〈（([【〔';
const CLOSING = '”’」』》〉）)]】〕';
const HAN_COUNT = '两二三四五六七八九十';
const QUOTES = /[“”‘’「」『』"]/g;

/** A member of a list must say something by itself. */
const PART_MIN_LENGTH = 3;

/**
 * Other names under which a text may mention `term`:
 * - the members of a list: `“四早”“四集中”`, `一口受理、一窗通办`, `BIM/CIM`; a word behind the last quotation mark belongs to
 *   all of them (`“瞪羚”“独角兽”企业`);
 * - for a list that ends in its own sum, the sum: `警源、访源、诉源三源治理` → 三源治理;
 * - the parts outside and inside closing brackets: `地区生产总值(GDP)`; without inner brackets: `河(湖)长制` → 河长制, 河湖长制.
 */
export function aliasesOf(term: string): string[] {
  const found = new Set<string>([...quotedMembers(term), ...listSum(term), ...bracketForms(term)]);
  if (listSum(term).length === 0) for (const part of listMembers(term)) found.add(part);
  found.delete(term);
  found.delete('');
  return [...found];
}

/** Members of a list joined by 、: they name the term only where the text never writes it whole. */
export function listMembers(term: string): string[] {
  const parts = splitOutside(term, '、，,/');
  if (parts.length < 2) return [];
  return parts.map((part) => part.trim()).filter(isTelling);
}

function isTelling(part: string): boolean {
  const length = part.replaceAll(QUOTES, '').length;
  return length >= PART_MIN_LENGTH || (length === 2 && (HAN_COUNT.includes(part.charAt(0)) || /^[A-Za-z]/.test(part)));
}

function quotedMembers(term: string): string[] {
  const quoted = Array.from(term.matchAll(/“([^“”]{2,30})”/g));
  if (quoted.length < 2) return [];
  const between = quoted.slice(1).map((match, i) => {
    const before = quoted[i] as RegExpMatchArray & { index: number };
    return term.slice(before.index + before[0].length, match.index);
  });
  if (!between.every((joint) => /^(?:、|和|与|及|以及)?$/.test(joint))) return [];
  const last = quoted.at(-1) as RegExpMatchArray & { index: number };
  const suffix = term.slice(last.index + last[0].length);
  const members = quoted.map((match) => match[1] as string);
  return suffix === '' || suffix.length > 8 ? members : [...members, ...members.map((member) => member + suffix)];
}

function listSum(term: string): string[] {
  const parts = splitOutside(term, '、');
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || term.includes('“')) return [];
  for (let i = 1; i < last.length - 1; i++) {
    const count = HAN_COUNT.indexOf(last.charAt(i));
    if (count >= 0 && Math.max(2, count + 1) === parts.length) return [last.slice(i)];
  }
  return [];
}

function bracketForms(term: string): string[] {
  const match = /^([^（(）)]+)[（(]([^（(）)]+)[）)](.*)$/.exec(term);
  if (!match) return [];
  const [, before = '', inside = '', after = ''] = match;
  if (/[（(]/.test(after)) return [];
  if (after !== '') return /[、，,]/.test(inside) ? [before + after] : [before + after, before + inside + after];
  const name = inside.replace(/^(?:以下)?(?:英文)?(?:简称|缩写)(?:为)?[:：]?/, '').trim();
  return name.length >= 2 && !/^[\d年月、，,\-—~]+$/.test(name) ? [before.trim(), name] : [before.trim()];
}

/** Splits `term` at the characters of `separators` that stand outside quotation marks and brackets. */
function splitOutside(term: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < term.length; i++) {
    const char = term.charAt(i);
    if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(char) && (char !== '/' || isLatinSlash(term, i))) {
      parts.push(term.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(term.slice(from));
  return parts.filter((part) => part.trim() !== '');
}

function isLatinSlash(term: string, at: number): boolean {
  return /[A-Za-z]/.test(term.charAt(at - 1)) && /[A-Za-z]/.test(term.charAt(at + 1));
}
