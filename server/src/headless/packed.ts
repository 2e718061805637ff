import type { Finding, OtherText, Related } from '../rules/rule.ts';
import { LineIndex } from '../text/lines.ts';
import type { Checked } from './checker.ts';
import { diskFiles } from './disk-files.ts';
import type { Source } from './source.ts';

/** What was found in a text, as plain data: it can be stored and sent between threads. */
export interface Packed extends Omit<Checked, 'source' | 'document' | 'findings' | 'baseline'> {
  /** Absent where it is the source's. */
  text?: string;
  findings: PackedFinding[];
  baseline?: Omit<NonNullable<Checked['baseline']>, 'known'> & { known: PackedFinding[] };
}

/** A finding whose places in other files name these files and do not carry their texts. */
interface PackedFinding extends Omit<Finding, 'related'> {
  related: (Omit<Related, 'other'> & { other?: { uri: string } })[];
}

export function pack({ source, document, findings, baseline, ...rest }: Checked): Packed {
  return {
    ...rest,
    ...(document.text !== source.text && { text: document.text }),
    findings: findings.map(packFinding),
    ...(baseline && { baseline: { ...baseline, known: baseline.known.map(packFinding) } }),
  };
}

function packFinding(finding: Finding): PackedFinding {
  return {
    ...finding,
    related: finding.related.map(({ other, ...place }) => ({ ...place, ...(other && { other: { uri: other.uri } }) })),
  };
}

/** The reverse of `pack`; texts of other files are read where places in them are named. */
export async function unpack({ text, findings, baseline, ...rest }: Packed, source: Source): Promise<Checked> {
  const whole = text ?? source.text;
  return {
    ...rest,
    source,
    document: { text: whole, lines: new LineIndex(whole) },
    findings: await Promise.all(findings.map(unpackFinding)),
    ...(baseline && { baseline: { ...baseline, known: await Promise.all(baseline.known.map(unpackFinding)) } }),
  };
}

async function unpackFinding(finding: PackedFinding): Promise<Finding> {
  const related = finding.related.map(async ({ other, ...place }) => ({
    ...place,
    ...(other && { other: await otherText(other.uri) }),
  }));
  return { ...finding, related: await Promise.all(related) };
}

const files = diskFiles();
const others = new Map<string, Promise<OtherText>>();

function otherText(uri: string): Promise<OtherText> {
  let other = others.get(uri);
  if (!other) {
    other = files.read(uri).then((text = '') => ({ uri, document: { text, lines: new LineIndex(text) } }));
    others.set(uri, other);
  }
  return other;
}
