import { ORGANISATION_NAMES, type OrganisationName } from './data/organisations.ts';
import { LiteralSearch, literals } from './literals.ts';
import { reportDate } from './report-date.ts';
import type { ReportRule } from './rule.ts';
import { isCited } from './running-text.ts';

interface Options {
  /** Right name by wrong name. */
  names: Record<string, string>;
}

const KNOWN = literals(ORGANISATION_NAMES.map(({ wrong }) => wrong));

/** What a report tells of the year before its own, it tells in the names of that year. */
const YEARS_OF_GRACE = 2;

/** 机构名称: an organisation under a name that is not its own, or no longer. */
export const organisationName: ReportRule<Options> = {
  id: 'organisation-name',
  name: { zh: '机构名称', en: 'Name of an organisation' },
  category: 'wording',
  severity: 'information',
  fixable: 'suggested',
  source: '国务院机构简称（国务院办公厅）；国务院机构改革方案（2018年），党和国家机构改革方案（2023年）',
  since: '0.2.0',
  options: {
    defaults: { names: {} },
    shape: (z) => ({
      names: z.record(z.string().min(1), z.string()).describe('另外的机构名称：不规范的名称对规范的名称'),
    }),
  },
  *check(context) {
    const { document, report, options } = context;
    const date = reportDate(document, report);
    const own = Object.entries(options.names).map(([wrong, right]): OrganisationName => ({ wrong, right }));
    const search = new LiteralSearch(context, KNOWN);
    for (const name of [...ORGANISATION_NAMES, ...own]) {
      if (!isOutdated(name, date)) continue;
      for (const start of search.offsets(name.wrong)) {
        const { before, after } = search.around(start, name.wrong, 1);
        if (before === '原' || name.unlessAfter?.test(after) || isCited(document.folded, start)) continue;
        const { wrong, right, renamed } = name;
        const span = { start, end: start + wrong.length };
        yield {
          span,
          message: renamed
            ? {
                zh: `“${wrong}”已于${yearAndMonth(renamed)}撤销或更名，职责归${right}。请核对；若指当时的机构，写作“原${wrong}”。`,
                en: `“${wrong}” was abolished or renamed in ${renamed}; its duties lie with ${right}. Check it, and write “原${wrong}” if the former body is meant.`,
              }
            : {
                zh: `“${wrong}”不是规范简称。请改为“${right}”。`,
                en: `“${wrong}” is not the standard short name. Write “${right}”.`,
              },
          ...(renamed
            ? {}
            : {
                fix: {
                  title: { zh: `改为“${right}”`, en: `Make it “${right}”` },
                  safe: false,
                  edits: [{ span, newText: right }],
                },
              }),
        };
      }
    }
  },
};

/** Whether a report of this date (undefined where it gives none) no longer means the body that bore the name. */
function isOutdated({ renamed }: OrganisationName, date: string | undefined): boolean {
  if (renamed === undefined) return true;
  return date !== undefined && Number(date.slice(0, 4)) >= Number(renamed.slice(0, 4)) + YEARS_OF_GRACE;
}

function yearAndMonth(date: string): string {
  const [year, month] = date.split('-');
  return `${year}年${Number(month)}月`;
}
