import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localised } from '../../rules/rule.ts';
import { CONFIGURATION_NAME } from '../../session/configuration.ts';
import { UsageError } from '../complaint.ts';
import { systemReason } from '../paths.ts';
import type { ExitCode, Manner, Terminal } from '../terminal.ts';

/** Writes a configuration file that changes nothing yet and explains itself. Never overwrites one. */
export async function init(manner: Manner, terminal: Terminal): Promise<ExitCode> {
  try {
    await writeFile(join(terminal.folder, CONFIGURATION_NAME), TEMPLATE[manner.locale], { flag: 'wx' });
  } catch (error) {
    const reason = systemReason(error);
    throw new UsageError({
      file: CONFIGURATION_NAME,
      ...(reason === 'EEXIST'
        ? EXISTS
        : { what: { zh: `写不进去（${reason}）`, en: `cannot be written (${reason})` }, remedy: PERMISSIONS }),
    });
  }
  terminal.out({ zh: `已写好 ${CONFIGURATION_NAME}\n`, en: `Wrote ${CONFIGURATION_NAME}\n` }[manner.locale]);
  return 0;
}

const EXISTS: { what: Localised; remedy: Localised } = {
  what: { zh: '文件已经存在', en: 'the file exists' },
  remedy: { zh: '未改动，请直接编辑它', en: 'it is unchanged; edit it instead' },
};

const PERMISSIONS: Localised = { zh: '请检查文件夹的权限', en: 'check the permissions of the folder' };

const TEMPLATE: Localised = {
  zh: `{
  // 先用哪些预设：work-report、plan、official-document、core、all，或另一份配置的路径。
  "extends": [],

  // 各规则的级别：error（错误）、warning（警告）、information（信息）、hint（提示）、off（关闭）。
  // 没有写的规则用自己的级别；全部规则见 gangmu rules。
  "rules": {
    // "duplicate-sentence": "off"
  },

  // 不检查的文件，写法同 .gitignore，相对于本文件所在的文件夹。
  "ignore": [
    // "归档/**"
  ],

  // 对一部分文件另设级别；后写的优先。
  "overrides": [
    // { "files": ["征求意见稿/**"], "rules": { "heading-number-gap": "hint" } }
  ]

  // 还可以写 glossary、previousReport、names、duplicates、baseline，见 docs/configuration.md。
}
`,
  en: `{
  // Presets to start from: work-report, plan, official-document, core, all, or the path of another configuration.
  "extends": [],

  // Level of each rule: error, warning, information, hint or off.
  // A rule that is not named keeps its own; gangmu rules lists them all.
  "rules": {
    // "duplicate-sentence": "off"
  },

  // Files not to check, as in a .gitignore, relative to the folder of this file.
  "ignore": [
    // "archive/**"
  ],

  // Other levels for some of the files; the last that matches wins.
  "overrides": [
    // { "files": ["drafts/**"], "rules": { "heading-number-gap": "hint" } }
  ]

  // There are also glossary, previousReport, names, duplicates and baseline: see docs/configuration.md.
}
`,
};
