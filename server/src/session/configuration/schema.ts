import * as z from 'zod';
import {
  BLANK_LINES,
  type BlankLines,
  INDENTS,
  type Indent,
  NEXT_MARKERS,
  type NextMarker,
} from '../../features/format-settings.ts';
import { DUPLICATE_SCOPES, type DuplicateScope, LEVELS, type Level, type RuleDeclaration } from '../configuration.ts';
import { PRESET_NAMES } from './presets.ts';

/** What a configuration file may say. The descriptions are what an editor shows. */
export function configurationSchema(rules: readonly RuleDeclaration[]) {
  const provisions = {
    rules: rulesSchema(rules).optional().describe('各规则的级别，或 [级别, 选项]；没有写的规则用自己的级别'),
    glossary: paths.optional().describe('另有名词解释的文件；其中的名词视同本报告的名词'),
    previousReport: path.optional().describe('上一年的报告，用来查照抄上年的内容'),
    names: z
      .array(
        z.strictObject({
          name: z.string().min(1).describe('姓名'),
          post: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).describe('职务；有几个职务时写成数组'),
        }),
      )
      .optional()
      .describe('姓名和职务的词典，按应当排列的先后'),
    duplicates: z
      .strictObject({
        scope: z
          .enum(DUPLICATE_SCOPES as [DuplicateScope, ...DuplicateScope[]])
          .describe('file 只在本文件中查重；workspace 在 gangmu.json 所在文件夹的全部报告中查重'),
      })
      .optional()
      .describe('怎样查重'),
    format: z
      .strictObject({
        numbering: z.boolean().optional().describe('格式化时是否一并改正序号（只改能放心改的）；默认 true'),
        indent: z
          .enum(INDENTS as [Indent, ...Indent[]])
          .optional()
          .describe('段首：two 空两个全角空格，none 不空，keep 不动；默认 keep'),
        blankLines: z
          .enum(BLANK_LINES as [BlankLines, ...BlankLines[]])
          .optional()
          .describe('段落之间：one 空一行，none 不空行，keep 不动；默认 keep'),
        nextMarker: z
          .enum(NEXT_MARKERS as [NextMarker, ...NextMarker[]])
          .optional()
          .describe('回车后接写下一个序号：series 只在同级各项都是一段时，always 总是，off 从不；默认 series'),
      })
      .optional()
      .describe('怎样排版'),
  };
  return z.strictObject({
    $schema: z.string().optional().describe('本文件的 JSON Schema，供编辑器提示'),
    extends: z
      .union([z.string().min(1), z.array(z.string().min(1))])
      .optional()
      .meta({
        description: `先用哪些配置，再用本文件：预设（${PRESET_NAMES.join('、')}），或相对于本文件的路径；后写的优先`,
        examples: [...PRESET_NAMES],
      }),
    ...provisions,
    ignore: globs.optional().describe('不检查的文件（相对于本文件所在文件夹的通配符；以 ! 开头的把文件收回来）'),
    overrides: z
      .array(
        z.strictObject({
          files: globs.min(1).describe('适用的文件（相对于本文件所在文件夹的通配符）'),
          ...provisions,
        }),
      )
      .optional()
      .describe('对一部分文件另作规定；后写的优先'),
    baseline: path.optional().describe('基线文件：记在其中的问题不再报告'),
  });
}

export type ConfigurationText = z.infer<ReturnType<typeof configurationSchema>>;
export type ProvisionsText = NonNullable<ConfigurationText['overrides']>[number];

const level = z.enum(LEVELS as [Level, ...Level[]]).meta({ id: 'level', description: '问题的级别；off 关闭这条规则' });
const path = z.string().min(1);
const paths = z.array(path);
const globs = z.array(z.string().min(1));

function rulesSchema(rules: readonly RuleDeclaration[]) {
  return z.strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule).optional()])));
}

function ruleSchema({ name, severity, off, options }: RuleDeclaration) {
  const shape: Record<string, z.ZodType> = { ...options?.shape(z) };
  const defaults: Record<string, unknown> = { ...options?.defaults };
  const known = z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([option, schema]) => [option, schema.meta({ default: defaults[option] }).optional()]),
    ),
  );
  const setting = z.union([level, z.tuple([level, known.optional()])]);
  return setting.describe(`${name.zh}（默认 ${off ? 'off' : severity}）`);
}
