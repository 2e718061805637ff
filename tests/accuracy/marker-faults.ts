import type { ParsedText } from '../../server/src/report/model.ts';
import { fullWidth } from '../../server/src/rules/marker-form.ts';
import { fold } from '../../server/src/text/fold.ts';
import { type Fault, type FaultKind, faultOf } from './fault.ts';
import { formOf, headingOrdinals, type Ordinal, runsOf } from './ordinals.ts';
import type { Random } from './random.ts';

/** What the marker becomes; undefined where a marker of its form cannot suffer this. */
type Slip = (ordinal: Ordinal, random: Random) => string | undefined;

const loseOpening: Slip = ({ raw }) => (/^[（(]/.test(raw) ? raw.slice(1) : undefined);
const loseClosing: Slip = ({ raw }) => (/[）)]$/.test(raw) ? raw.slice(0, -1) : undefined);
/** With its opening bracket, as web pages lose it that set the numeral in a font of its own. */
const loseNumeral: Slip = ({ raw }) => (/[）)]$/.test(raw) ? raw.slice(-1) : undefined);
const emptyBrackets: Slip = ({ raw }) => (/^[（(].*[）)]$/.test(raw) ? `${raw[0]}${raw.at(-1)}` : undefined);

const wrongStop: Slip = ({ raw, style }, random) => {
  const body = /[、.．]$/.test(raw) ? raw.slice(0, -1) : raw;
  const stops = style === '一、' ? ['.', '．', '，', '：'] : style === '1.' ? ['、', '，'] : ['、', '.', '，'];
  // 1、 throughout a report is a habit, not a slip.
  if (style === '1.' && raw.endsWith('、')) return undefined;
  return body + (random.pick(stops) as string);
};

const otherWidth: Slip = ({ raw, style }) => {
  if (style !== '（一）' && style !== '（1）' && !/[.．]$/.test(raw)) return undefined;
  const folded = fold(raw);
  if (folded !== raw) return folded;
  return raw.replace(/[().]/g, fullWidth);
};

function inject(slip: Slip): FaultKind['inject'] {
  return ({ document }, random, count) => {
    const faults: Fault[] = [];
    for (const ordinal of random.shuffle(uniform(document))) {
      if (faults.length === count) break;
      const newText = slip(ordinal, random);
      if (newText === undefined) continue;
      faults.push(faultOf([{ span: { start: ordinal.start, end: ordinal.end }, newText }]));
    }
    return faults;
  };
}

/** Markers in series, of the styles that have one form throughout the report: among mixed forms one more is no fault. */
function uniform(document: ParsedText): Ordinal[] {
  const all = headingOrdinals(document);
  const forms = new Map<string, Set<string>>();
  for (const ordinal of all) forms.set(ordinal.style, (forms.get(ordinal.style) ?? new Set()).add(formOf(ordinal)));
  return runsOf(all)
    .flat()
    .filter(({ style }) => forms.get(style)?.size === 1);
}

const DAMAGED = ['heading-marker-damaged'];

export const markerFaults: readonly FaultKind[] = [
  {
    id: 'opening-bracket-lost',
    group: 'marker',
    description: '序号丢前括号：“一）”',
    rules: DAMAGED,
    inject: inject(loseOpening),
  },
  {
    id: 'closing-bracket-lost',
    group: 'marker',
    description: '序号丢后括号：“（一”',
    rules: DAMAGED,
    inject: inject(loseClosing),
  },
  {
    id: 'numeral-lost',
    group: 'marker',
    description: '序号只剩后括号：“）”',
    rules: DAMAGED,
    inject: inject(loseNumeral),
  },
  {
    id: 'brackets-emptied',
    group: 'marker',
    description: '序号丢数字：“（）”',
    rules: DAMAGED,
    inject: inject(emptyBrackets),
  },
  {
    id: 'stop-wrong',
    group: 'marker',
    description: '序号后标点误用：“一.”“（一）、”“1、”',
    rules: ['heading-marker-punctuation', 'heading-marker-mixed'],
    inject: inject(wrongStop),
  },
  {
    id: 'width-odd',
    group: 'marker',
    description: '一个序号的全角半角与同级不同：“(一)”',
    rules: ['heading-marker-width', 'heading-marker-mixed'],
    inject: inject(otherWidth),
  },
];
